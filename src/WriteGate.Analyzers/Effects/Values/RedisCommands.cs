namespace WriteGate.Analyzers.Effects.Values;

/// <summary>Commands of Redis and its modules that change nothing, by their first or first two words.</summary>
internal static class RedisCommands
{
    private static readonly HashSet<string> Readers = new(StringComparer.OrdinalIgnoreCase)
    {
        "BITCOUNT", "BITPOS", "DBSIZE", "DUMP", "ECHO", "EXISTS", "GEODIST", "GEOHASH", "GEOPOS", "GEOSEARCH", "GET", "GETBIT", "GETRANGE",
        "HEXISTS", "HGET", "HGETALL", "HKEYS", "HLEN", "HMGET", "HRANDFIELD", "HSCAN", "HSTRLEN", "HVALS", "INFO", "KEYS", "LASTSAVE", "LINDEX",
        "LLEN", "LOLWUT", "LPOS", "LRANGE", "MGET", "PING", "PTTL", "RANDOMKEY", "ROLE", "SCAN", "SCARD", "SDIFF", "SINTER", "SINTERCARD",
        "SISMEMBER", "SMEMBERS", "SMISMEMBER", "SRANDMEMBER", "SSCAN", "STRLEN", "SUBSTR", "SUNION", "TIME", "TTL", "TYPE", "XLEN", "XPENDING",
        "XRANGE", "XREAD", "XREVRANGE", "ZCARD", "ZCOUNT", "ZDIFF", "ZINTER", "ZLEXCOUNT", "ZMSCORE", "ZRANDMEMBER", "ZRANGE", "ZRANGEBYLEX",
        "ZRANGEBYSCORE", "ZRANK", "ZREVRANGE", "ZREVRANK", "ZSCAN", "ZSCORE", "ZUNION", "COMMAND", "FT._LIST", "FT.INFO", "FT.SEARCH",
        "FT.AGGREGATE", "FT.EXPLAIN", "FT.PROFILE", "FT.TAGVALS", "FT.SPELLCHECK", "JSON.GET", "JSON.MGET", "JSON.TYPE", "JSON.OBJKEYS",
        "JSON.OBJLEN", "JSON.ARRLEN", "JSON.ARRINDEX", "JSON.STRLEN", "TS.GET", "TS.INFO", "TS.MGET", "TS.RANGE", "TS.MRANGE", "TS.QUERYINDEX",
        "CLIENT LIST", "CLIENT INFO", "CLIENT GETNAME", "CLIENT ID", "CLUSTER COUNTKEYSINSLOT", "CLUSTER GETKEYSINSLOT", "CLUSTER INFO", "CLUSTER KEYSLOT", "CLUSTER LINKS", "CLUSTER MYID", "CLUSTER NODES", "CLUSTER SLOTS", "CLUSTER SHARDS",
        "CONFIG GET", "DEBUG OBJECT", "FUNCTION LIST", "FUNCTION STATS", "FUNCTION DUMP", "LATENCY DOCTOR", "LATENCY HISTORY",
        "LATENCY LATEST", "LATENCY GRAPH", "LATENCY HISTOGRAM", "MEMORY DOCTOR", "MEMORY STATS", "MEMORY USAGE", "MEMORY MALLOC-STATS",
        "MODULE LIST", "OBJECT ENCODING", "OBJECT FREQ", "OBJECT IDLETIME", "OBJECT REFCOUNT", "PUBSUB CHANNELS", "PUBSUB NUMSUB",
        "PUBSUB NUMPAT", "SCRIPT EXISTS", "SLOWLOG GET", "SLOWLOG LEN", "ACL LIST", "ACL WHOAMI", "ACL GETUSER", "ACL USERS", "ACL CAT",
        "XINFO STREAM", "XINFO GROUPS", "XINFO CONSUMERS",
    };

    /// <param name="command">The command.</param>
    /// <param name="first">The first of its arguments; null where it is not known.</param>
    public static bool OnlyRead(Text command, string? first)
        => command.Choices.All(c => Readers.Contains(c.Trim()) || (first is not null && Readers.Contains(c.Trim() + " " + first)));
}
