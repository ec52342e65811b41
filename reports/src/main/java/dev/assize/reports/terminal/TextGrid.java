package dev.assize.reports.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Lines of cells in aligned columns. The words of a heading, but the first, stand one below the other. Columns that do
 * not fit beside the first one follow in further blocks, each with the first column again.
 */
final class TextGrid {
    private static final int GAP = 2;

    private final List<String> heads;
    private final List<List<String>> lines = new ArrayList<>();
    private final Set<Integer> left;

    /**
     * Makes a grid.
     *
     * @param left the columns, counted from 0, that are aligned to the left
     */
    TextGrid(List<String> heads, Set<Integer> left) {
        this.heads = List.copyOf(heads);
        this.left = Set.copyOf(left);
    }

    /** Adds a line; it has a cell for each heading. */
    void add(List<String> cells) {
        lines.add(List.copyOf(cells));
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Returns the blocks, each line ended by {@code \n}, no block wider than {@code width}. */
    String render(int width) {
        StringBuilder out = new StringBuilder();
        int[] widths = widths(width);
        int from = 1;
        while (from < heads.size()) {
            int to = from;
            int used = widths[0];
            while (to < heads.size() && (to == from || used + GAP + widths[to] <= width)) {
                used += GAP + widths[to];
                to++;
            }
            out.append(from == 1 ? "" : "\n");
            block(out, widths, from, to);
            from = to;
        }
        return out.toString();
    }

    private int[] widths(int width) {
        int[] widths = new int[heads.size()];
        for (int column = 0; column < widths.length; column++) {
            for (String word : words(column)) {
                widths[column] = Math.max(widths[column], DisplayWidth.of(word));
            }
            for (List<String> line : lines) {
                widths[column] = Math.max(widths[column], DisplayWidth.of(line.get(column)));
            }
        }
        widths[0] = Math.min(widths[0], width / 2);
        for (int column = 1; column < widths.length; column++) {
            widths[column] = Math.min(widths[column], width - widths[0] - GAP);
        }
        return widths;
    }

    private void block(StringBuilder out, int[] widths, int from, int to) {
        int height = 1;
        for (int column = from; column < to; column++) {
            height = Math.max(height, words(column).size());
        }
        for (int line = 0; line < height; line++) {
            List<String> cells = new ArrayList<>();
            for (int column = 0; column < heads.size(); column++) {
                List<String> words = words(column);
                int at = words.size() - height + line;
                cells.add(at < 0 ? "" : words.get(at));
            }
            line(out, cells, widths, from, to);
        }
        lines.forEach(cells -> line(out, cells, widths, from, to));
    }

    private void line(StringBuilder out, List<String> cells, int[] widths, int from, int to) {
        StringBuilder line = new StringBuilder(DisplayWidth.left(cells.get(0), widths[0]));
        for (int column = from; column < to; column++) {
            line.append(" ".repeat(GAP))
                    .append(
                            left.contains(column)
                                    ? DisplayWidth.left(cells.get(column), widths[column])
                                    : DisplayWidth.right(cells.get(column), widths[column]));
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    private List<String> words(int column) {
        return List.of(
                column == 0 ? new String[] {heads.get(0)} : heads.get(column).split(" "));
    }
}
