package dev.assize.reports.html;

import dev.assize.core.EvidenceKey;
import dev.assize.core.GroupTable;
import dev.assize.core.Unit;
import dev.assize.policies.Limit;
import dev.assize.reports.wording.ShownName;
import dev.assize.reports.wording.ShownNumber;
import dev.assize.reports.wording.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * Draws a table of ranges: one bar for each row on a common axis from 0, its known ends marked, and the limit of the
 * upper end as a line across all of them.
 *
 * <p>A group table is one of ranges where its two columns have one unit and the ids {@code X_lower} and {@code X}.
 */
final class RangePlot {
    private static final String LOWER = "_lower";
    private static final int MOST_ROWS = 12;
    private static final int MOST_LETTERS = 24;
    private static final double WIDTH = 640;
    private static final double LEFT = 176;
    private static final double RIGHT = 616;
    private static final double TOP = 26;
    private static final double ROW = 48;
    private static final double CAP = 11;
    private static final double ROOM = 1.04; // so that the largest end is not at the edge

    private final GroupTable table;
    private final Texts texts;
    private final String title;
    private final Optional<Limit> limit;
    private final ShownNumber number;
    private final Ticks scale;
    private final double bottom;

    RangePlot(GroupTable table, Context context) {
        this.table = table;
        texts = context.texts();
        GroupTable.Head upper = table.columns().get(1);
        title = context.title(upper.id());
        limit = context.limit(new EvidenceKey(upper.id(), table.key().scope()));
        number = ShownNumber.beside(limit, upper.unit());
        bottom = TOP + ROW * table.rows().size();
        DoubleStream limits =
                limit.stream().flatMap(known -> known.ends().stream()).mapToDouble(BigDecimal::doubleValue);
        DoubleStream ends = table.rows().stream()
                .flatMapToDouble(row -> DoubleStream.concat(end(row, 0).stream(), end(row, 1).stream()));
        double[] all = DoubleStream.concat(DoubleStream.of(0), DoubleStream.concat(ends, limits))
                .toArray();
        scale = Ticks.covering(
                ROOM * DoubleStream.of(all).min().orElse(0),
                ROOM * DoubleStream.of(all).max().orElse(1));
    }

    /** Returns whether a table is one of ranges that can be drawn. */
    static boolean draws(GroupTable table) {
        if (table.columns().size() != 2
                || table.rows().isEmpty()
                || table.rows().size() > MOST_ROWS) {
            return false;
        }
        GroupTable.Head lower = table.columns().get(0);
        GroupTable.Head upper = table.columns().get(1);
        Unit unit = upper.unit();
        return lower.id().equals(upper.id() + LOWER) && lower.unit() == unit;
    }

    PictureView view(String anchor, String name) {
        List<PictureView.Shape> shapes = new ArrayList<>();
        for (int row = 0; row < table.rows().size(); row++) {
            shapes(row, shapes);
        }
        limits().forEach(end -> shapes.add(new PictureView.Shape(
                "limit", "M" + x(end) + " " + at(TOP - 6) + "V" + at(bottom), texts.get("column.limit"))));
        List<PictureView.Shape> legend = limit.stream()
                .map(known -> new PictureView.Shape(
                        "limit", "M0 5h22", texts.get("column.limit") + " " + number.demand(known, texts)))
                .toList();
        return new PictureView(
                anchor,
                name,
                description(),
                LinePlot.size(WIDTH, bottom + 48, LEFT, RIGHT, bottom),
                new PictureView.Axes(title, ""),
                ticks(),
                shapes,
                legend,
                data());
    }

    private void shapes(int row, List<PictureView.Shape> shapes) {
        GroupTable.Row ends = table.rows().get(row);
        OptionalDouble lower = end(ends, 0);
        OptionalDouble upper = end(ends, 1);
        String name = ShownName.of(ends.group());
        String style = " s" + row % 2;
        double middle = TOP + (row + 0.5) * ROW;
        double reach = upper.orElse(lower.orElse(0));
        if (lower.isEmpty() && upper.isEmpty()) {
            return;
        }
        shapes.add(new PictureView.Shape("reach" + style, "M" + x(0) + " " + at(middle) + "H" + x(reach), name));
        StringBuilder caps = new StringBuilder();
        DoubleStream.concat(lower.stream(), upper.stream())
                .forEach(end -> caps.append('M')
                        .append(x(end))
                        .append(' ')
                        .append(at(middle - CAP))
                        .append('v')
                        .append(at(2 * CAP)));
        shapes.add(new PictureView.Shape("cap" + style, caps.toString(), name));
    }

    private List<PictureView.Tick> ticks() {
        List<PictureView.Tick> ticks = new ArrayList<>();
        for (double value : scale.values()) {
            String path = "M" + x(value) + " " + at(TOP) + "V" + at(bottom + 5);
            ticks.add(new PictureView.Tick(path, x(value), at(bottom + 20), "middle", Ticks.label(value)));
        }
        for (int row = 0; row < table.rows().size(); row++) {
            double middle = TOP + (row + 0.5) * ROW;
            GroupTable.Row ends = table.rows().get(row);
            ticks.add(label(middle - 3, ShownName.cut(ends.group(), MOST_LETTERS)));
            ticks.add(label(middle + 13, words(ends)));
        }
        limits().forEach(end -> ticks.add(new PictureView.Tick(
                "M0 0", x(end), at(TOP - 10), "middle", number.demand(limit.orElseThrow(), texts))));
        return ticks;
    }

    private static PictureView.Tick label(double y, String text) {
        return new PictureView.Tick("M0 0", at(LEFT - 12), at(y), "end", text);
    }

    /** The ends of a row in words. */
    private String words(GroupTable.Row row) {
        OptionalDouble lower = end(row, 0);
        OptionalDouble upper = end(row, 1);
        if (lower.isPresent() && upper.isPresent()) {
            return texts.get("range.both", number.value(lower.getAsDouble()), number.value(upper.getAsDouble()));
        }
        if (lower.isPresent()) {
            return texts.get("range.least", number.value(lower.getAsDouble()));
        }
        return upper.isPresent()
                ? texts.get("range.most", number.value(upper.getAsDouble()))
                : texts.get("page.no_value");
    }

    private String description() {
        List<String> parts = new ArrayList<>();
        table.rows().forEach(row -> parts.add(ShownName.of(row.group()) + ": " + words(row)));
        limit.ifPresent(known -> parts.add(texts.get("column.limit") + ": " + number.demand(known, texts)));
        return texts.get("picture.ranges", title, String.join("; ", parts));
    }

    private BlockView.Grid data() {
        List<String> heads = List.of(
                texts.get("column.group"),
                texts.get("column.lower"),
                texts.get("column.upper"),
                texts.get("column.limit"),
                texts.get("column.n"));
        String demanded = limit.map(known -> number.demand(known, texts)).orElse("–");
        List<List<String>> rows = table.rows().stream()
                .map(row -> List.of(
                        ShownName.of(row.group()),
                        cell(row.cells().get(0)),
                        cell(row.cells().get(1)),
                        demanded,
                        ShownNumber.count(row.sampleSize())))
                .toList();
        return new BlockView.Grid(texts.get("picture.data"), heads, rows);
    }

    private String cell(GroupTable.Cell cell) {
        return cell instanceof GroupTable.Known known
                ? number.value(known.estimate())
                : ((GroupTable.Unknown) cell).reason();
    }

    private List<Double> limits() {
        return limit.stream()
                .flatMap(known -> known.ends().stream())
                .map(BigDecimal::doubleValue)
                .toList();
    }

    private static OptionalDouble end(GroupTable.Row row, int column) {
        return row.cells().get(column) instanceof GroupTable.Known known
                ? OptionalDouble.of(known.estimate().value())
                : OptionalDouble.empty();
    }

    private String x(double value) {
        return at(LEFT + scale.share(value) * (RIGHT - LEFT));
    }

    private static String at(double value) {
        return Scale.coordinate(value);
    }
}
