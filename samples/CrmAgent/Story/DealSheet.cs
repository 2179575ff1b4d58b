using System.Globalization;

using CrmAgent.Crm;
using CrmAgent.Hosting;
using CrmAgent.Printing;

namespace CrmAgent.Story;

/// <summary>Prints the pipeline as the CRM has it now.</summary>
internal sealed class DealSheet(CrmHost host, Page page)
{
    /// <summary>Prints it under a title.</summary>
    public async Task PrintAsync(string title, CancellationToken cancellationToken)
    {
        page.Chapter(title);
        page.Line($"  {"deal",-5} {"score",5}  {"stage",-12} {"due",-11} next step");
        foreach (DealHeadline headline in await host.Crm.SearchDealsAsync("", cancellationToken))
        {
            Deal deal = (await host.Crm.FindDealAsync(headline.Id, cancellationToken))!;
            page.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"  {deal.Id,-5} {deal.LeadScore,5}  {deal.Stage,-12} {deal.NextStepDue,-11:yyyy-MM-dd} {deal.NextStep}"));
        }
    }
}
