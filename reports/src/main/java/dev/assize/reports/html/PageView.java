package dev.assize.reports.html;

import java.util.List;

/**
 * The page.
 *
 * @param language language tag of the texts
 * @param title what was audited
 * @param banner the overall verdict
 * @param steps what to do next
 * @param rules the rule table
 * @param subject model and data
 * @param chapters the evidence
 * @param provenance what the report was made from
 * @param glossary what the metrics mean
 */
record PageView(
        String language,
        String title,
        Banner banner,
        List<String> steps,
        List<RuleView> rules,
        SubjectView subject,
        List<ChapterView> chapters,
        List<Section> provenance,
        List<Entry> glossary) {
    /**
     * The overall verdict.
     *
     * @param status which color and shape it has
     * @param headline a few words
     * @param sentence the counts behind it
     * @param exit what a pipeline is told
     * @param counts verdicts by state
     * @param facts policy, date, data, model
     */
    record Banner(
            StatusView status, String headline, String sentence, String exit, List<Count> counts, List<Fact> facts) {}

    /**
     * How many verdicts have a state.
     *
     * @param status the state
     * @param count how many
     */
    record Count(StatusView status, String count) {}

    /**
     * Model and data.
     *
     * @param facts task, rows, model
     * @param settings settings of the model
     * @param columns name, type and roles of each column
     */
    record SubjectView(List<Fact> facts, List<Fact> settings, List<List<String>> columns) {}

    /**
     * A titled list of facts.
     *
     * @param title its name
     * @param facts names and values
     */
    record Section(String title, List<Fact> facts) {}

    /**
     * What a metric means.
     *
     * @param id the evidence id
     * @param title in plain words
     * @param facts formula, range, ideal, source
     */
    record Entry(String id, String title, List<Fact> facts) {}
}
