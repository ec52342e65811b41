package dev.assize.reports.html;

import dev.assize.core.HeatMap;
import dev.assize.core.Tensor;
import dev.assize.core.Unit;
import dev.assize.reports.wording.ShownName;
import dev.assize.reports.wording.ShownNumber;
import dev.assize.reports.wording.Texts;
import java.util.ArrayList;
import java.util.List;

/** Draws a matrix as colored cells: eleven steps from the most negative to the most positive, zero in the middle. */
final class HeatPlot {
    private static final int STEPS = 5;
    private static final double MOST_WIDTH = 480;
    private static final double LARGEST_CELL = 64;
    private static final double LEFT = 120;
    private static final double TOP = 10;
    private static final double LETTER = 7.5;
    private static final int MOST_LABELS = 20;
    private static final int MOST_CELLS = 400;

    private final HeatMap map;
    private final Texts texts;
    private final double largest;
    private final double cell;

    HeatPlot(HeatMap map, Texts texts) {
        this.map = map;
        this.texts = texts;
        double most = 0;
        for (int i = 0; i < map.values().size(); i++) {
            most = Math.max(most, Math.abs(map.values().flat(i)));
        }
        this.largest = most;
        this.cell = Math.min(LARGEST_CELL, MOST_WIDTH / map.columnNames().size());
    }

    PictureView view(String anchor, String title) {
        double right = LEFT + cell * map.columnNames().size();
        double bottom = TOP + cell * map.rowNames().size();
        List<PictureView.Shape> legend = List.of(
                new PictureView.Shape("cell h0", "M0 0h22v10h-22z", number(-largest)),
                new PictureView.Shape("cell h5", "M0 0h22v10h-22z", number(0)),
                new PictureView.Shape("cell h10", "M0 0h22v10h-22z", number(largest)));
        return new PictureView(
                anchor,
                title,
                texts.get("picture.heat", number(-largest), number(largest)),
                LinePlot.size(right + 16, bottom + 30, LEFT, right, bottom),
                new PictureView.Axes("", ""),
                ticks(bottom),
                cells(),
                legend,
                data());
    }

    private List<PictureView.Shape> cells() {
        List<StringBuilder> paths = new ArrayList<>();
        for (int step = 0; step <= 2 * STEPS; step++) {
            paths.add(new StringBuilder());
        }
        String side = Scale.coordinate(cell);
        for (int row = 0; row < map.rowNames().size(); row++) {
            for (int column = 0; column < map.columnNames().size(); column++) {
                paths.get(step(map.values().at(row, column)))
                        .append('M')
                        .append(Scale.coordinate(LEFT + column * cell))
                        .append(' ')
                        .append(Scale.coordinate(TOP + row * cell))
                        .append("h" + side + "v" + side + "h-" + side + "z");
            }
        }
        List<PictureView.Shape> shapes = new ArrayList<>();
        for (int step = 0; step <= 2 * STEPS; step++) {
            if (!paths.get(step).isEmpty()) {
                shapes.add(
                        new PictureView.Shape("cell h" + step, paths.get(step).toString(), ""));
            }
        }
        return shapes;
    }

    private int step(double value) {
        return largest == 0 ? STEPS : STEPS + (int) Math.round(STEPS * value / largest);
    }

    private List<PictureView.Tick> ticks(double bottom) {
        List<PictureView.Tick> ticks = new ArrayList<>();
        if (map.rowNames().size() <= MOST_LABELS) {
            for (int row = 0; row < map.rowNames().size(); row++) {
                String y = Scale.coordinate(TOP + (row + 0.5) * cell + 4);
                String name = ShownName.cut(map.rowNames().get(row), 16);
                ticks.add(new PictureView.Tick("M0 0", Scale.coordinate(LEFT - 8), y, "end", name));
            }
        }
        if (map.columnNames().size() <= MOST_LABELS) {
            int letters = (int) Math.max(1, cell / LETTER);
            for (int column = 0; column < map.columnNames().size(); column++) {
                String x = Scale.coordinate(LEFT + (column + 0.5) * cell);
                String name = ShownName.cut(map.columnNames().get(column), letters);
                ticks.add(new PictureView.Tick("M0 0", x, Scale.coordinate(bottom + 16), "middle", name));
            }
        }
        return ticks;
    }

    private BlockView.Grid data() {
        Tensor values = map.values();
        List<String> heads = new ArrayList<>(List.of(""));
        List<List<String>> rows = new ArrayList<>();
        if (values.size() > MOST_CELLS) {
            return new BlockView.Grid(texts.get("picture.too_many"), List.of(), rows);
        }
        map.columnNames().forEach(name -> heads.add(ShownName.of(name)));
        for (int row = 0; row < map.rowNames().size(); row++) {
            List<String> cells =
                    new ArrayList<>(List.of(ShownName.of(map.rowNames().get(row))));
            for (double value : values.row(row)) {
                cells.add(number(value));
            }
            rows.add(cells);
        }
        return new BlockView.Grid(texts.get("picture.data"), heads, rows);
    }

    private static String number(double value) {
        return ShownNumber.of(Unit.NUMBER).value(value);
    }
}
