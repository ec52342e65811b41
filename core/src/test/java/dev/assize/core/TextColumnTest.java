package dev.assize.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextColumnTest {
    private static final TextColumn NAMES = TextColumn.of("name", Arrays.asList("Ada", null, "", "Ada"));

    @Test
    void tellsEmptyFromMissing() {
        assertThat(NAMES.type()).isEqualTo(ColumnType.TEXT);
        assertThat(NAMES.size()).isEqualTo(4);
        assertThat(NAMES.isMissing(1)).isTrue();
        assertThat(NAMES.isMissing(2)).isFalse();
        assertThat(NAMES.text(0, "-")).isEqualTo("Ada");
        assertThat(NAMES.text(1, "-")).isEqualTo("-");
        assertThat(NAMES.text(2, "-")).isEmpty();
        assertThat(NAMES.missingCount()).isEqualTo(1);
    }

    @Test
    void selectsAndRenames() {
        TextColumn selected = NAMES.select(new int[] {1, 3}).named("first");

        assertThat(selected.name()).isEqualTo("first");
        assertThat(selected.isMissing(0)).isTrue();
        assertThat(selected.text(1, "")).isEqualTo("Ada");
    }

    @Test
    void doesNotFollowLaterChangesOfTheList() {
        List<String> texts = new ArrayList<>(List.of("a"));
        TextColumn column = TextColumn.of("t", List.copyOf(texts));
        texts.set(0, "b");

        assertThat(column.text(0, "")).isEqualTo("a");
    }

    @Test
    void isFoundInATableByItsTypeOnly() {
        Table table = Table.of(List.of(NAMES, ArrayColumn.adopt("picture", new float[] {1, 2, 3, 4}, 1)));

        assertThat(table.texts("name").text(0, "")).isEqualTo("Ada");
        assertThat(table.array("picture").valueOr(3, 0, 0)).isEqualTo(4);
        assertThatThrownBy(() -> table.numeric("picture"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column 'picture' holds arrays, a numeric column is needed here");
        assertThatThrownBy(() -> table.categorical("name"))
                .hasMessage("column 'name' holds free texts, a categorical column is needed here");
        assertThatThrownBy(() -> table.array("name"))
                .hasMessage("column 'name' holds free texts, an array column is needed here");
        assertThatThrownBy(() -> table.texts("picture"))
                .hasMessage("column 'picture' holds arrays, a text column is needed here");
    }

    @Test
    void formsGroupsOnlyWithNumbersAndCategories() {
        assertThat(Arrays.stream(ColumnType.values()).filter(ColumnType::formsGroups))
                .containsExactly(ColumnType.NUMERIC, ColumnType.CATEGORICAL);
    }
}
