namespace WriteGate.Analyzers.Tests.Rules;

/// <summary>WG5002: sensitive values on their way to a log.</summary>
public sealed class LoggedSecretTests
{
    [Theory]
    [InlineData("logger.LogInformation(\"IBAN {Iban}\", {|WG5002:person.Iban|});")]
    [InlineData("logger.LogInformation({|WG5002:$\"IBAN {person.Iban}\"|});")]
    [InlineData("logger.LogInformation({|WG5002:\"IBAN \" + person.Iban|});")]
    [InlineData("var iban = person.Iban; logger.LogError(\"IBAN {Iban}\", {|WG5002:iban|});")]
    [InlineData("Console.WriteLine({|WG5002:person.Iban|});")]
    [InlineData("Console.Error.WriteLine({|WG5002:person.Iban.Trim()|});")]
    [InlineData("System.Diagnostics.Trace.TraceInformation({|WG5002:person.Iban|});")]
    [InlineData("Log.Read(logger, {|WG5002:person.Iban|});")]
    [InlineData("Console.WriteLine({|WG5002:person.Salary.ToString()|});")]
    [InlineData("Console.WriteLine({|WG5002:person.Salary|});")]
    [InlineData("Console.WriteLine({|WG5002:pin|});")]
    public Task A_sensitive_value_is_flagged(string use) => Verify(use);

    [Theory]
    [InlineData("logger.LogInformation(\"Read {Person}\", {|WG5002:person|});")]
    [InlineData("logger.LogInformation({|WG5002:$\"Read {person}\"|});")]
    [InlineData("Console.WriteLine({|WG5002:person|});")]
    [InlineData("Log.Whole(logger, {|WG5002:person|});")]
    [InlineData("logger.LogInformation(\"Read {@Account}\", {|WG5002:account|});")]
    [InlineData("Console.WriteLine({|WG5002:JsonSerializer.Serialize(account)|});")]
    public Task A_whole_record_is_flagged(string use) => Verify(use);

    [Theory]
    [InlineData("logger.LogInformation(\"Read {Id}\", person.Id);")]
    [InlineData("logger.LogInformation(\"{Length} characters\", person.Iban.Length);")]
    [InlineData("logger.LogInformation(\"{Known}\", person.Iban is not null);")]
    [InlineData("logger.LogInformation(\"Read {Account}\", account);")]
    [InlineData("Console.WriteLine(guarded);")]
    [InlineData("Store(person.Iban);")]
    [InlineData("logger.LogInformation(\"Read {Person}\", nameof(person.Iban));")]
    public Task What_says_nothing_sensitive_is_clean(string use) => Verify(use);

    [Fact]
    public async Task The_messages_name_the_call_and_the_field() => Assert.Equal(
        ["'Console.WriteLine' writes the sensitive field 'Person.Iban' to a log; leave it out, or log an identifier instead",
         "'Console.WriteLine' writes a whole Person to a log, its sensitive field 'Iban' included; log its identifier instead"],
        await EffectRuleTest.MessagesOf("""
            public record Person([SensitiveField] string Iban);
            public class C { void M(Person person) { Console.WriteLine(person.Iban); Console.WriteLine(person); } }
            """, "WG5002"));

    private static Task Verify(string use) => EffectRuleTest.Test($$"""
        using Microsoft.Extensions.Logging;
        public record Person(string Id, [SensitiveField] string Iban) { [SensitiveField] public decimal Salary { get; init; } }
        public class Account { public string Id { get; set; } = ""; [SensitiveField] public string Iban { get; set; } = ""; }
        public record Guarded([property: SensitiveField] string Iban) { public override string ToString() => "guarded"; }
        public static partial class Log
        {
            [LoggerMessage(1, LogLevel.Information, "Read {Iban}")] public static partial void Read(ILogger logger, string iban);
            [LoggerMessage(2, LogLevel.Information, "Read {Person}")] public static partial void Whole(ILogger logger, Person person);
            public static partial void Read(ILogger logger, string iban) { }
            public static partial void Whole(ILogger logger, Person person) { }
        }
        public class Reader(ILogger logger)
        {
            public void Read(Person person, Account account, Guarded guarded, [SensitiveField] string pin) { {{use}} _ = (logger, person, account, guarded, pin); }
            private static void Store(string iban) { }
        }
        """).RunAsync();
}
