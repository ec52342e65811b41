package dev.assize.reports.html;

import dev.assize.core.Curve;
import dev.assize.core.Interval;
import dev.assize.core.Unit;
import dev.assize.reports.wording.ShownName;
import dev.assize.reports.wording.ShownNumber;
import dev.assize.reports.wording.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Draws a curve: lines, points and intervals over a grid of round numbers. A series called "ideal" is a dashed guide.
 */
final class LinePlot {
    static final String IDEAL = "ideal";
    private static final double WIDTH = 640;
    private static final double HEIGHT = 300;
    private static final double LEFT = 56;
    private static final double RIGHT = 624;
    private static final double TOP = 12;
    private static final double BOTTOM = 250;
    private static final int STYLES = 6;
    private static final int MOST_POINTS = 300;

    private final Curve curve;
    private final Texts texts;
    private final Ticks xTicks;
    private final Ticks yTicks;

    LinePlot(Curve curve, Texts texts) {
        this.curve = curve;
        this.texts = texts;
        this.xTicks = covering(points().map(Curve.Point::x).toList());
        this.yTicks = covering(points().flatMap(LinePlot::heights).toList());
    }

    PictureView view(String anchor, String title) {
        List<PictureView.Shape> shapes = new ArrayList<>();
        List<PictureView.Shape> legend = new ArrayList<>();
        int number = 0;
        for (Curve.Series series : curve.series()) {
            boolean ideal = series.name().equals(IDEAL);
            String style = ideal ? "ideal" : "s" + number++ % STYLES;
            draw(series, style, shapes);
            legend.add(new PictureView.Shape(style, "M0 5h22", ShownName.of(series.name())));
        }
        return new PictureView(
                anchor,
                title,
                description(),
                size(WIDTH, HEIGHT, LEFT, RIGHT, BOTTOM),
                new PictureView.Axes(ShownName.of(curve.xAxis()), ShownName.of(curve.yAxis())),
                ticks(),
                shapes,
                legend,
                data());
    }

    static PictureView.Size size(double width, double height, double left, double right, double bottom) {
        return new PictureView.Size(
                Scale.coordinate(width),
                Scale.coordinate(height),
                Scale.coordinate(left),
                Scale.coordinate(right),
                Scale.coordinate(bottom),
                Scale.coordinate((left + right) / 2));
    }

    private void draw(Curve.Series series, String style, List<PictureView.Shape> shapes) {
        StringBuilder line = new StringBuilder();
        StringBuilder dots = new StringBuilder();
        StringBuilder bars = new StringBuilder();
        for (Curve.Point point : thinned(series.points())) {
            String x = Scale.coordinate(x(point.x()));
            String y = Scale.coordinate(y(point.estimate().value()));
            line.append(line.isEmpty() ? "M" : "L").append(x).append(' ').append(y);
            dots.append('M').append(x).append(' ').append(y).append("h0");
            point.estimate()
                    .interval()
                    .ifPresent(interval -> bars.append('M')
                            .append(x)
                            .append(' ')
                            .append(Scale.coordinate(y(interval.lower())))
                            .append('V')
                            .append(Scale.coordinate(y(interval.upper()))));
        }
        String name = ShownName.of(series.name());
        if (!bars.isEmpty()) {
            shapes.add(new PictureView.Shape("bar " + style, bars.toString(), name));
        }
        shapes.add(new PictureView.Shape("line " + style, line.toString(), name));
        if (!style.equals("ideal")) {
            shapes.add(new PictureView.Shape("dots " + style, dots.toString(), name));
        }
    }

    private List<PictureView.Tick> ticks() {
        List<PictureView.Tick> ticks = new ArrayList<>();
        for (double value : yTicks.values()) {
            String y = Scale.coordinate(y(value));
            String path = "M" + Scale.coordinate(LEFT) + " " + y + "H" + Scale.coordinate(RIGHT);
            ticks.add(new PictureView.Tick(
                    path, Scale.coordinate(LEFT - 8), Scale.coordinate(y(value) + 4), "end", Ticks.label(value)));
        }
        for (double value : xTicks.values()) {
            String x = Scale.coordinate(x(value));
            String path = "M" + x + " " + Scale.coordinate(BOTTOM) + "v5";
            ticks.add(new PictureView.Tick(path, x, Scale.coordinate(BOTTOM + 20), "middle", Ticks.label(value)));
        }
        return ticks;
    }

    private String description() {
        List<String> lines = curve.series().stream()
                .filter(series -> !series.points().isEmpty())
                .limit(STYLES)
                .map(series -> {
                    Curve.Point first = series.points().get(0);
                    Curve.Point last = series.points().get(series.points().size() - 1);
                    return texts.get(
                            "picture.line",
                            ShownName.of(series.name()),
                            number(first.estimate().value()),
                            number(first.x()),
                            number(last.estimate().value()),
                            number(last.x()));
                })
                .toList();
        return texts.get("picture.curve", ShownName.of(curve.yAxis()), ShownName.of(curve.xAxis())) + " "
                + String.join(" ", lines);
    }

    private BlockView.Grid data() {
        List<List<String>> rows = new ArrayList<>();
        for (Curve.Series series : curve.series()) {
            for (Curve.Point point : thinned(series.points())) {
                String interval = point.estimate()
                        .interval()
                        .map(known -> ShownNumber.of(Unit.NUMBER).interval(known, texts))
                        .orElse("–");
                rows.add(List.of(
                        ShownName.of(series.name()),
                        number(point.x()),
                        number(point.estimate().value()),
                        interval));
            }
        }
        List<String> heads = List.of(
                texts.get("picture.series"),
                ShownName.of(curve.xAxis()),
                ShownName.of(curve.yAxis()),
                texts.get("column.interval"));
        return new BlockView.Grid(texts.get("picture.data"), heads, rows);
    }

    /** Long lines are drawn by evenly chosen points with the first and the last; the JSON holds all. */
    private static List<Curve.Point> thinned(List<Curve.Point> points) {
        if (points.size() <= MOST_POINTS) {
            return points;
        }
        List<Curve.Point> kept = new ArrayList<>();
        for (int i = 0; i < MOST_POINTS; i++) {
            kept.add(points.get((int) ((long) i * (points.size() - 1) / (MOST_POINTS - 1))));
        }
        return kept;
    }

    private static String number(double value) {
        return ShownNumber.of(Unit.NUMBER).value(value);
    }

    private double x(double value) {
        return LEFT + xTicks.share(value) * (RIGHT - LEFT);
    }

    private double y(double value) {
        return BOTTOM - yTicks.share(value) * (BOTTOM - TOP);
    }

    private Stream<Curve.Point> points() {
        return curve.series().stream().flatMap(series -> series.points().stream());
    }

    private static Stream<Double> heights(Curve.Point point) {
        Stream<Double> ends = point.estimate().interval().stream().flatMap(LinePlot::ends);
        return Stream.concat(Stream.of(point.estimate().value()), ends);
    }

    private static Stream<Double> ends(Interval interval) {
        return Stream.of(interval.lower(), interval.upper());
    }

    private static Ticks covering(List<Double> values) {
        double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        return Ticks.covering(least, most);
    }
}
