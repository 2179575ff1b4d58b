// A disk that fails and loses, put between a process and its C library by LD_PRELOAD. It concerns the files of one folder.
//   DISK_FOLDER   the folder
//   DISK_PLATTER  where to keep what a power loss would leave of it: a file as it was at its last fsync, and of what was
//                 written since then some sectors, in any order
//   DISK_SEED     chooses those sectors
//   DISK_LIES     any value: fsync does nothing, as with a store that never asks for it
// disk_fails(error, after) lets every write and every open for writing fail from the after-th on; disk_fails(0, 0) ends that.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#define SECTOR 512
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int failing_with, passing;
static unsigned seed;

void disk_fails(int error, int after)
{
    pthread_mutex_lock(&lock);
    failing_with = error;
    passing = after - 1;
    pthread_mutex_unlock(&lock);
}

// Whether this operation fails; errno is set.
static int fails(void)
{
    pthread_mutex_lock(&lock);
    int error = failing_with != 0 && passing-- <= 0 ? failing_with : 0;
    pthread_mutex_unlock(&lock);
    errno = error != 0 ? error : errno;
    return error != 0;
}

// The name of a file of the folder; NULL for any other.
static const char *ours(const char *path)
{
    const char *folder = getenv("DISK_FOLDER");
    size_t length = folder != NULL ? strlen(folder) : 0;
    return length > 0 && strncmp(path, folder, length) == 0 && path[length] == '/' ? path + length + 1 : NULL;
}

static const char *name_of(int fd, char *path)
{
    char link[32];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, 4095);
    path[length > 0 ? length : 0] = 0;
    return ours(path);
}

// A file of the platter; nothing where there is none, and of what is memory only.
static int on_platter(const char *name, char *path)
{
    const char *platter = getenv("DISK_PLATTER");
    size_t length = strlen(name);
    if (platter == NULL || (length > 4 && strcmp(name + length - 4, "-shm") == 0))
        return 0;
    snprintf(path, 4096, "%s/%s", platter, name);
    return 1;
}

static int coin(void)
{
    if (seed == 0)
        seed = getenv("DISK_SEED") != NULL ? (unsigned)atoi(getenv("DISK_SEED")) : 1;
    return rand_r(&seed) % 2;
}

// Some sectors reach the platter without being asked to.
static void leak(const char *name, const char *data, ssize_t count, off_t at)
{
    char path[4096];
    if (count <= 0 || !on_platter(name, path))
        return;
    pthread_mutex_lock(&lock);
    int to = REAL(open)(path, O_WRONLY);
    for (ssize_t done = 0; to >= 0 && done < count; done += SECTOR) {
        ssize_t length = count - done < SECTOR ? count - done : SECTOR;
        if (coin() && REAL(pwrite)(to, data + done, (size_t)length, at + done) < 0)
            abort();
    }
    if (to >= 0)
        close(to);
    pthread_mutex_unlock(&lock);
}

// All of a file reaches the platter, at once or not at all.
static void settle(int fd, const char *name)
{
    char path[4096], part[4112], buffer[65536];
    if (getenv("DISK_LIES") != NULL || !on_platter(name, path))
        return;
    pthread_mutex_lock(&lock);
    snprintf(part, sizeof part, "%s.part", path);
    int to = REAL(open)(part, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    ssize_t count;
    for (off_t at = 0; (count = pread(fd, buffer, sizeof buffer, at)) > 0; at += count)
        if (REAL(write)(to, buffer, (size_t)count) != count)
            abort();
    if (to < 0 || count < 0 || close(to) < 0 || rename(part, path) < 0)
        abort();
    pthread_mutex_unlock(&lock);
}

static int opened(const char *path, int flags, mode_t mode)
{
    int changes = (flags & O_ACCMODE) != O_RDONLY || (flags & O_CREAT) != 0;
    if (ours(path) != NULL && changes && fails())
        return -1;
    return REAL(open)(path, flags, mode);
}

int open(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return opened(path, flags, mode);
}

int open64(const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return opened(path, flags, mode);
}

ssize_t write(int fd, const void *data, size_t count)
{
    char path[4096];
    const char *name = name_of(fd, path);
    if (name != NULL && fails())
        return -1;
    ssize_t done = REAL(write)(fd, data, count);
    if (name != NULL)
        leak(name, data, done, lseek(fd, 0, SEEK_CUR) - done);
    return done;
}

ssize_t pwrite(int fd, const void *data, size_t count, off_t at)
{
    char path[4096];
    const char *name = name_of(fd, path);
    if (name != NULL && fails())
        return -1;
    ssize_t done = REAL(pwrite)(fd, data, count, at);
    if (name != NULL)
        leak(name, data, done, at);
    return done;
}

ssize_t pwrite64(int fd, const void *data, size_t count, off64_t at)
{
    return pwrite(fd, data, count, at);
}

int fsync(int fd)
{
    char path[4096];
    const char *name = name_of(fd, path);
    if (name != NULL && fails())
        return -1;
    int result = REAL(fsync)(fd);
    if (name != NULL && result == 0)
        settle(fd, name);
    return result;
}

int fdatasync(int fd)
{
    return fsync(fd);
}

int ftruncate(int fd, off_t length)
{
    char path[4096];
    return name_of(fd, path) != NULL && fails() ? -1 : REAL(ftruncate)(fd, length);
}

int ftruncate64(int fd, off64_t length)
{
    return ftruncate(fd, length);
}

int unlink(const char *path)
{
    char there[4096];
    const char *name = ours(path);
    if (name != NULL && fails())
        return -1;
    if (name != NULL && on_platter(name, there))
        REAL(unlink)(there);
    return REAL(unlink)(path);
}
