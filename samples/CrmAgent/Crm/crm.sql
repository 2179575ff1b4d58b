create table deals (
    id            text primary key,
    name          text not null,
    next_step     text,
    next_step_due text,
    lead_score    integer,
    stage         text not null,
    amount        text not null,
    version       integer not null default 1
);
create table calls (id integer primary key autoincrement, deal_id text not null references deals, started_at text not null, summary text not null);
create table notes (id integer primary key autoincrement, deal_id text not null references deals, title text not null, text text not null);
create table leads (id text primary key, name text not null, do_not_call integer not null);
create table mails (id integer primary key autoincrement, lead_id text not null references leads, subject text not null, text text not null);
create table dials (id integer primary key autoincrement, lead_id text not null references leads);

insert into deals (id, name, next_step, next_step_due, lead_score, stage, amount) values
    ('D-1', 'Harbour Freight Lines: fleet tracking', 'Call the fleet manager',      '2026-11-02', 71, 'Qualified',   '48000.00'),
    ('D-2', 'Northwind Foods: cold chain sensors',   'Wait for the pilot report',   '2026-11-09', 64, 'Proposal',    '91500.00'),
    ('D-3', 'Bluepeak Hotels: energy dashboard',     'Send the signed contract',    '2026-10-30', 88, 'Proposal',    '130000.00'),
    ('D-4', 'Corvina Labs: sample logistics',        'Find out who holds budget',   null,         35, 'Prospecting', '22000.00'),
    ('D-5', 'Oakfield Schools: bus safety',          'Present to the school board', '2026-12-01', 57, 'Qualified',   '64000.00'),
    ('D-6', 'Tessel & Sons: yard cameras',           'Visit the yard',              '2026-11-15', 42, 'Prospecting', '17500.00');

insert into leads (id, name, do_not_call) values
    ('L-1', 'Ines Marchetti', 0),
    ('L-2', 'Tobias Kern',    1);
