package dev.assize.reports.html;

import java.util.List;

/**
 * A curve, heat map or table of ranges as finished coordinates, with its data.
 *
 * @param anchor unique id within the page
 * @param title what it shows
 * @param description what can be seen, for those who cannot see it
 * @param size width and height
 * @param axes names of the axes
 * @param ticks lines of the grid with their labels
 * @param shapes what is drawn
 * @param legend the series
 * @param data the numbers behind it
 */
record PictureView(
        String anchor,
        String title,
        String description,
        Size size,
        Axes axes,
        List<Tick> ticks,
        List<Shape> shapes,
        List<Shape> legend,
        BlockView.Grid data) {
    /**
     * Width and height of the drawing.
     *
     * @param width in units of the drawing
     * @param height in units of the drawing
     * @param left where the plot begins
     * @param right where the plot ends
     * @param bottom where the plot ends below
     * @param middle where the name of the lower axis is centered
     */
    record Size(String width, String height, String left, String right, String bottom, String middle) {}

    /**
     * Names of the axes.
     *
     * @param x what runs to the right
     * @param y what runs upwards
     */
    record Axes(String x, String y) {}

    /**
     * A line of the grid.
     *
     * @param path the line
     * @param x where the label stands
     * @param y where the label stands
     * @param anchor which end of the label stands there: {@code middle} or {@code end}
     * @param label the number or name
     */
    record Tick(String path, String x, String y, String anchor, String label) {}

    /**
     * A path of one style.
     *
     * @param style name of the style
     * @param path what is drawn
     * @param name what it stands for
     */
    record Shape(String style, String path, String name) {}
}
