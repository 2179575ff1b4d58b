namespace WriteGate.EndToEnd.Tests.Crm;

/// <summary>The story is told once, and looked at from many sides.</summary>
public sealed class StoryTests(ToldStory told) : IClassFixture<ToldStory>
{
    private readonly CrmFolder folder = told.Folder;
    private readonly CrmExit story = told.Story;

    [Fact]
    public void The_story_shows_every_kind_of_result_and_ends_well()
    {
        Assert.True(story.Code == 0, story.Output + story.Error);
        Assert.Matches("^summary: applied=\\d+ replayed=\\d+ rehearsed=\\d+ pending=\\d+ conflict=\\d+ denied=\\d+ invalid=\\d+ quarantined=\\d+ unknown=\\d+ rolled_back=\\d+$", story.LastLine);
        foreach (string word in (string[])["applied", "replayed", "rehearsed", "pending", "conflict", "denied", "invalid", "quarantined", "unknown", "rolled_back"])
        {
            Assert.True(story.Count(word) >= 1, $"{word} in {story.LastLine}");
        }
    }

    [Fact]
    public void The_story_leaves_the_pipeline_as_it_was_before_the_bad_run_but_for_what_a_person_typed()
    {
        Assert.True(story.Code == 0, story.Output + story.Error);
        Assert.Equal("Send the revised offer", folder.CrmText("select next_step from deals where id = 'D-1'"));
        Assert.Equal("Present to the school board on 3 December", folder.CrmText("select next_step from deals where id = 'D-5'"));
        Assert.Equal(71 + 64 + 88 + 35 + 42, folder.CrmNumber("select sum(lead_score) from deals where id <> 'D-5'"));
        Assert.Equal(0, folder.CrmNumber("select count(*) from notes"));
        Assert.Equal(1, folder.CrmNumber("select count(*) from calls where deal_id <> 'D-4'"));
        Assert.Equal(1, folder.CrmNumber("select count(*) from dials"));
    }

    [Fact]
    public void R19_in_the_story_one_plan_is_approved_as_a_whole_and_one_is_rolled_back()
    {
        Assert.True(story.Code == 0, story.Output + story.Error);
        Assert.Equal(("Won", "2026-12-01"), (folder.CrmText("select stage from deals where id = 'D-2'"), folder.CrmText("select next_step_due from deals where id = 'D-2'")));
        Assert.Equal("Qualified", folder.CrmText("select stage from deals where id = 'D-4'"));
        Assert.Equal(1, folder.CrmNumber("select count(*) from calls where deal_id = 'D-4'"));
        Assert.Equal(("2026-11-02", "2026-10-30", "2026-11-15"), (
            folder.CrmText("select next_step_due from deals where id = 'D-1'"),
            folder.CrmText("select next_step_due from deals where id = 'D-3'"),
            folder.CrmText("select next_step_due from deals where id = 'D-6'")));
        Assert.Contains("The batch or plan was stopped", story.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void R15_in_the_story_an_unfinished_mail_smuggled_orders_and_a_guess_are_held()
    {
        Assert.Contains("template token", story.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, folder.CrmNumber("select count(*) from mails"));
        Assert.Equal(0, folder.CrmNumber("select count(*) from notes"));
        Assert.Equal(42, folder.CrmNumber("select lead_score from deals where id = 'D-6'"));
    }

    [Fact]
    public void R4_in_the_story_an_overwrite_of_847_records_stops_at_the_limit_and_is_taken_back()
    {
        Assert.Contains("The first 100 were written.", story.Output, StringComparison.Ordinal);
        Assert.Contains("100 of 100 writes were taken back.", story.Output, StringComparison.Ordinal);
        Assert.Equal(847, folder.CrmNumber("select count(*) from deals"));
        Assert.Equal(0, folder.CrmNumber("select count(*) from deals where next_step = 'Synced from the old system'"));
    }

    [Fact]
    public void R22_half_a_hand_off_pauses_until_a_person_completes_it()
    {
        Assert.Contains("PAUSED: what it handed on is no valid scout_findings (1 missing_member).", story.Output, StringComparison.Ordinal);
        Assert.Contains("The pipeline \"call-preparation\" paused at \"scout\"", story.Output, StringComparison.Ordinal);
        Assert.Contains("from January on. Ask: Who signs?", story.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void R11_in_the_story_a_field_leaves_shadow_after_a_week_that_showed_enough_and_another_does_not()
    {
        Assert.True(story.Code == 0, story.Output + story.Error);
        Assert.Matches(@"(?m)^crm\.deal +nextStep +4 +4 +4 +0 +0 +0 +1\.000\r?$", story.Output);
        Assert.Matches(@"(?m)^crm\.deal +nextStepDue +1 +1 +0 +1 +0 +0 +not enough \(1 of 4\)\r?$", story.Output);
        Assert.Contains("PROMOTED nextStep is written", story.Output, StringComparison.Ordinal);
        Assert.Contains("REFUSED 1 of its proposals were judged", story.Output, StringComparison.Ordinal);
        Assert.Equal(
            ("Call the new head of purchasing", "2026-11-15"),
            (folder.CrmText("select next_step from deals where id = 'D-6'"), folder.CrmText("select next_step_due from deals where id = 'D-6'")));
    }

    [Fact]
    public async Task The_story_is_the_same_every_time()
    {
        using CrmFolder second = new();

        CrmExit again = await CrmProgram.RunLiveAsync(second);

        Assert.Equal(story.LastLine, again.LastLine);
        Assert.Equal(folder.CrmRows(), second.CrmRows());
    }

    [Fact]
    public async Task The_story_never_touches_data_that_is_already_there()
    {
        using CrmFolder used = new();
        await CrmProgram.RunAsync(used, "run", "01");
        string before = used.CrmRows();

        CrmExit refused = await CrmProgram.RunAsync(used);

        Assert.Equal(2, refused.Code);
        Assert.Contains("needs an empty folder", refused.Error, StringComparison.Ordinal);
        Assert.Equal(before, used.CrmRows());
    }
}
