package dev.assize.reports.html;

import java.util.List;
import java.util.Optional;

/**
 * One piece of a chapter: all evidence of one id, drawn by its shape. Exactly the lists of its shapes are filled.
 *
 * @param anchor unique id within the page
 * @param title the metric in plain words
 * @param id the evidence id
 * @param about what the metric means: formula and ideal, where defined
 * @param values single numbers
 * @param groups tables by group
 * @param pictures curves and heat maps
 * @param examples rows of data
 */
record BlockView(
        String anchor,
        String title,
        String id,
        List<Fact> about,
        Optional<Values> values,
        List<Groups> groups,
        List<PictureView> pictures,
        List<Grid> examples) {
    /**
     * Numbers of one id.
     *
     * @param axis ends of the shared scale, where the numbers have one
     * @param judged whether a rule judged one of them
     * @param rows the numbers
     * @param notes methods
     */
    record Values(Optional<Axis> axis, boolean judged, List<Row> rows, List<String> notes) {}

    /**
     * The ends of a shared scale.
     *
     * @param least at its left
     * @param most at its right
     */
    record Axis(String least, String most) {}

    /**
     * A number, or why there is none.
     *
     * @param scope what it speaks of
     * @param figure the number
     * @param n sample size
     * @param verdicts what rules made of it
     */
    record Row(String scope, Figure figure, String n, List<StatusView> verdicts) {}

    /**
     * A number with its interval and picture, or why there is none.
     *
     * @param value the number; empty when there is none
     * @param interval its interval
     * @param mark its picture
     * @param missing why there is no number
     */
    record Figure(
            Optional<String> value, Optional<String> interval, Optional<MarkView> mark, Optional<String> missing) {}

    /**
     * Figures by group.
     *
     * @param scope what it speaks of
     * @param heads the columns
     * @param rows the groups
     */
    record Groups(String scope, List<Head> heads, List<GroupRow> rows) {}

    /**
     * A column of figures by group.
     *
     * @param title the metric in plain words
     * @param axis ends of the shared scale
     */
    record Head(String title, Axis axis) {}

    /**
     * The figures of a group.
     *
     * @param group its name
     * @param n its sample size
     * @param cells its figures
     */
    record GroupRow(String group, String n, List<Figure> cells) {}

    /**
     * A plain table of texts.
     *
     * @param title what it shows
     * @param columns the heads
     * @param rows the cells
     */
    record Grid(String title, List<String> columns, List<List<String>> rows) {}
}
