package dev.assize.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column of free texts, such as names and sentences. Unlike categories, equal texts are no group. */
public final class TextColumn implements Column {
    private final String name;
    private final @Nullable String[] cells;

    private TextColumn(String name, @Nullable String[] cells) {
        this.name = name;
        this.cells = cells;
    }

    /** Makes a column; null marks a missing cell. */
    public static TextColumn of(String name, List<@Nullable String> texts) {
        return new TextColumn(name, texts.toArray(new @Nullable String[0]));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int size() {
        return cells.length;
    }

    @Override
    public ColumnType type() {
        return ColumnType.TEXT;
    }

    @Override
    public boolean isMissing(int row) {
        return cells[row] == null;
    }

    @Override
    public String text(int row, String ifMissing) {
        String cell = cells[row];
        return cell == null ? ifMissing : cell;
    }

    @Override
    public TextColumn named(String newName) {
        return new TextColumn(newName, cells);
    }

    @Override
    public TextColumn select(int[] rows) {
        @Nullable String[] selected = new @Nullable String[rows.length];
        for (int i = 0; i < rows.length; i++) {
            selected[i] = cells[rows[i]];
        }
        return new TextColumn(name, selected);
    }
}
