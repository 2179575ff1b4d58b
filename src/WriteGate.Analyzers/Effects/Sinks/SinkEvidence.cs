namespace WriteGate.Analyzers.Effects.Sinks;

/// <summary>Where a call shows what it really does: the traits of a line that name an argument.</summary>
internal enum SinkEvidence
{
    /// <summary><c>sql</c>: its SQL; constant text tells a read from a write.</summary>
    Sql,

    /// <summary><c>verb</c>: its HTTP method, or the request that carries it; not known is unknown.</summary>
    Verb,

    /// <summary><c>url</c>: its address; a POST to <c>…/search</c> is a query.</summary>
    Url,

    /// <summary><c>body</c>: its content; a token request (<c>grant_type</c>) and a GraphQL query write nothing.</summary>
    Body,

    /// <summary><c>path</c>: the file it writes; a temporary one is no write.</summary>
    Path,

    /// <summary><c>folder</c>: the folder it creates; one at a place that the code fixes is set-up and no write.</summary>
    Folder,

    /// <summary><c>process</c>: the command line it starts; a command that only reads is no write.</summary>
    Process,

    /// <summary><c>redis</c>: the Redis command it sends; one that only reads is no write.</summary>
    Redis,

    /// <summary><c>member</c>: the name of the member that it calls by reflection; its verb decides, and reading a property is a read.</summary>
    Member,

    /// <summary><c>mongo</c>: the MongoDB command it runs; one that only reads is no write.</summary>
    Mongo,
}
