namespace WriteGate.Benchmarks.CompileTime;

/// <summary>Files as any project has them, in which no agent can do anything: data, a client, a service, a check, a report.</summary>
internal static class OrdinaryCode
{
    private static readonly Func<int, string>[] Kinds = [Model, Client, Service, Check, Report];

    public static string PathOf(int i) => $"Ordinary{i}.cs";

    /// <summary>A service after some edits: another body each time.</summary>
    public static string Edited(int edits) => Service(2).Replace("/ 10", $"/ {edits + 10}", StringComparison.Ordinal);

    public static string File(int i) => Kinds[i % Kinds.Length](i);

    private static string Model(int i) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;

        namespace Freight;

        /// <summary>One consignment of line {{i}}.</summary>
        public sealed record Consignment{{i}}(string Number, DayOfWeek Day, int Pallets)
        {
            private readonly List<string> remarks = [];

            public DateOnly? Due { get; init; }

            public decimal Discount { get; init; }

            public string? NextStep { get; set; }

            public IReadOnlyList<string> Remarks => remarks;

            public bool IsUrgent => Due is { } due && due.DayNumber - DateOnly.FromDateTime(DateTime.UtcNow).DayNumber < {{i % 7}};

            public decimal PriceAt(decimal rate)
            {
                decimal price = Pallets * rate;
                if (Pallets > {{i % 60}} || Discount > 0.5m)
                {
                    price -= price * Discount;
                }

                return Math.Round(Math.Max(price, 1m), 2, MidpointRounding.AwayFromZero);
            }

            public void Remark(string text)
            {
                ArgumentException.ThrowIfNullOrWhiteSpace(text);
                if (!remarks.Contains(text, StringComparer.OrdinalIgnoreCase))
                {
                    remarks.Add(text.Trim());
                }
            }

            public override string ToString() => string.Join(", ", remarks.Where(remark => remark.Length > 0).Prepend($"{Number} ({Pallets})"));
        }
        """;

    private static string Client(int i) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Net;
        using System.Net.Http;
        using System.Net.Http.Json;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Logging;

        namespace Freight;

        /// <summary>The carrier's service of line {{i}}.</summary>
        public sealed class CarrierClient{{i}}(HttpClient http, ILogger<CarrierClient{{i}}> logger)
        {
            public async Task<List<string>> ListAsync(string region, CancellationToken cancellationToken)
            {
                List<string> all = [];
                for (int page = 1; page < {{(i % 9) + 2}}; page++)
                {
                    Uri address = new($"lines/{{i}}/{Uri.EscapeDataString(region)}?page={page}", UriKind.Relative);
                    List<string>? found = await http.GetFromJsonAsync<List<string>>(address, cancellationToken).ConfigureAwait(false);
                    if (found is null or { Count: 0 })
                    {
                        break;
                    }

                    all.AddRange(found);
                }

                logger.LogDebug("{Count} carriers in {Region}", all.Count, region);
                return all;
            }

            public async Task BookAsync(string number, int pallets, string key, CancellationToken cancellationToken)
            {
                for (int attempt = 0; ; attempt++)
                {
                    using HttpRequestMessage request = new(HttpMethod.Post, "bookings/{{i}}");
                    request.Headers.Add("Idempotency-Key", key);
                    request.Content = JsonContent.Create(new { number, pallets });
                    using HttpResponseMessage response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
                    if (response.StatusCode == HttpStatusCode.ServiceUnavailable && attempt < 3)
                    {
                        await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(100, 900)), cancellationToken).ConfigureAwait(false);
                        continue;
                    }

                    response.EnsureSuccessStatusCode();
                    return;
                }
            }

            public async Task<bool> ExistsAsync(string number, CancellationToken cancellationToken)
            {
                using HttpResponseMessage response = await http.GetAsync(new Uri("bookings/" + number, UriKind.Relative), cancellationToken).ConfigureAwait(false);
                return response.IsSuccessStatusCode;
            }
        }
        """;

    private static string Service(int i) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Logging;

        namespace Freight;

        /// <summary>Where consignments of line {{i}} are kept.</summary>
        public interface IShelf{{i}}
        {
            Task<IReadOnlyList<string>> LoadAsync(CancellationToken cancellationToken);

            Task StoreAsync(string number, CancellationToken cancellationToken);
        }

        /// <summary>Plans line {{i}}.</summary>
        public sealed class Planner{{i}}(IShelf{{i}} shelf, ILogger<Planner{{i}}> logger) : IDisposable
        {
            private readonly Dictionary<string, int> loads = new(StringComparer.Ordinal);
            private readonly SemaphoreSlim turn = new(1, 1);

            public event EventHandler? Planned;

            public int Total => loads.Values.Sum();

            public async Task PlanAsync(IEnumerable<(string Number, int Pallets)> wishes, CancellationToken cancellationToken)
            {
                await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
                try
                {
                    HashSet<string> known = new(await shelf.LoadAsync(cancellationToken).ConfigureAwait(false), StringComparer.Ordinal);
                    foreach ((string number, int pallets) in wishes.OrderByDescending(wish => wish.Pallets).ThenBy(wish => wish.Number, StringComparer.Ordinal))
                    {
                        if (!known.Add(number) || !Fits(pallets))
                        {
                            logger.LogInformation("{Number} is left for another day", number);
                            continue;
                        }

                        loads[number] = loads.TryGetValue(number, out int before) ? before + pallets : pallets;
                        await shelf.StoreAsync(number, cancellationToken).ConfigureAwait(false);
                    }
                }
                finally
                {
                    turn.Release();
                }

                Planned?.Invoke(this, EventArgs.Empty);
            }

            public IEnumerable<IGrouping<int, string>> ByLoad() => loads.GroupBy(load => load.Value / 10, load => load.Key);

            public void Dispose() => turn.Dispose();

            private bool Fits(int pallets) => pallets > 0 && Total + pallets <= {{(i % 50) + 16}};
        }
        """;

    private static string Check(int i) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Text;

        namespace Freight;

        /// <summary>What is wrong with a paper of line {{i}}.</summary>
        public static class Check{{i}}
        {
            public static IEnumerable<string> Of(string number, decimal? weight, DateOnly day)
            {
                if (string.IsNullOrEmpty(number) || number.Length > {{(i % 20) + 8}})
                {
                    yield return $"A number has up to {{(i % 20) + 8}} characters; '{number}' has {number?.Length ?? 0}.";
                }

                if (weight is null or <= 0 or > 24_000)
                {
                    yield return weight.HasValue ? $"{weight.Value} kg is no weight for a truck." : "The weight is missing.";
                }

                switch (day.DayOfWeek)
                {
                    case DayOfWeek.Sunday when number != "express":
                    case DayOfWeek.Saturday when weight > 7_500:
                        yield return $"Nothing drives on {day:D}.";
                        break;
                }
            }

            public static string Normalize(string number)
            {
                StringBuilder kept = new(number.Length);
                foreach (char c in number)
                {
                    if (char.IsLetterOrDigit(c))
                    {
                        kept.Append(char.ToUpperInvariant(c));
                    }
                }

                return kept.ToString();
            }

            public static bool TryParse(ReadOnlySpan<char> text, out int line)
            {
                int dash = text.IndexOf('-');
                line = 0;
                return dash > 0 && int.TryParse(text[(dash + 1)..], out line) && line == {{i}};
            }
        }
        """;

    private static string Report(int i) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Globalization;
        using System.IO;
        using System.Linq;
        using System.Text.Json;

        namespace Freight;

        /// <summary>The week of line {{i}} on paper.</summary>
        public sealed class Report{{i}}(TextWriter output)
        {
            private static readonly JsonSerializerOptions Options = new() { WriteIndented = true };

            private readonly List<(DateOnly Day, decimal Amount)> rows = [];

            public decimal Average => rows.Count == 0 ? 0 : rows.Average(row => row.Amount);

            public void Add(DateOnly day, decimal amount) => rows.Add((day, amount));

            public void Write()
            {
                foreach (IGrouping<DayOfWeek, (DateOnly Day, decimal Amount)> day in rows.GroupBy(row => row.Day.DayOfWeek).OrderBy(group => group.Key))
                {
                    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{day.Key,-10} {day.Sum(row => row.Amount),12:0.00}"));
                }

                try
                {
                    output.WriteLine(JsonSerializer.Serialize(rows.Select(row => row.Amount).ToArray(), Options));
                }
                catch (NotSupportedException exception)
                {
                    throw new InvalidOperationException("Line {{i}} cannot be written.", exception);
                }
            }

            public T Best<T>(Func<decimal, T> made) where T : IComparable<T>
            {
                T best = made(0);
                while (rows.Count > 0 && made(rows[^1].Amount) is var next && next.CompareTo(best) > 0)
                {
                    best = next;
                    rows.RemoveAt(rows.Count - 1);
                }

                return best;
            }
        }
        """;
}
