package dev.assize.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.ColumnType;
import dev.assize.core.NumericColumn;
import dev.assize.core.Table;
import dev.assize.data.TableProfile.ColumnProfile;
import dev.assize.data.TableProfile.Hint;
import dev.assize.data.TableProfile.NumberRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableProfileTest {
    private static ColumnProfile profile(Column column) {
        return TableProfile.of(Table.of(List.of(column))).columns().get(0);
    }

    @Test
    void describesNumbers() {
        ColumnProfile profile = profile(NumericColumn.of("income", 3, Double.NaN, -1, 3));

        assertThat(profile)
                .isEqualTo(new ColumnProfile(
                        "income",
                        ColumnType.NUMERIC,
                        1,
                        2,
                        Optional.of(new NumberRange(-1, 3)),
                        List.of("-1", "3"),
                        Hint.NONE));
    }

    @Test
    void describesCategories() {
        ColumnProfile profile = profile(CategoricalColumn.ofTexts("job", Arrays.asList("b", null, "a", "b")));

        assertThat(profile)
                .isEqualTo(new ColumnProfile(
                        "job", ColumnType.CATEGORICAL, 1, 2, Optional.empty(), List.of("a", "b"), Hint.NONE));
    }

    @Test
    void listsNoValues_whenThereAreManyOfThem() {
        double[] cells = new double[13];
        Arrays.setAll(cells, i -> i * i);

        ColumnProfile profile = profile(NumericColumn.of("x", cells));

        assertThat(profile.distinct()).isEqualTo(13);
        assertThat(profile.values()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "sex,LIKELY_SENSITIVE",
        "Gender,LIKELY_SENSITIVE",
        "age_group,LIKELY_SENSITIVE",
        "applicantRace,LIKELY_SENSITIVE",
        "marital-status,LIKELY_SENSITIVE",
        "RAC1P,LIKELY_SENSITIVE",
        "foreign_worker,LIKELY_SENSITIVE",
        "wage,NONE",
        "message,NONE",
        "middle,NONE",
        "mileage,NONE"
    })
    void knowsTheNamesOfProtectedAttributes(String name, Hint hint) {
        assertThat(profile(CategoricalColumn.ofTexts(name, List.of("a", "b"))).hint())
                .isEqualTo(hint);
    }

    @Test
    void takesAnotherTextInEachRowForAnId() {
        List<String> texts = new ArrayList<>();
        double[] counter = new double[30];
        double[] amounts = new double[30];
        for (int row = 0; row < 30; row++) {
            texts.add("k" + row);
            counter[row] = 100 + row;
            amounts[row] = row * row;
        }

        assertThat(profile(CategoricalColumn.ofTexts("reference", texts)).hint())
                .isEqualTo(Hint.LIKELY_ID);
        assertThat(profile(NumericColumn.of("row", counter)).hint()).isEqualTo(Hint.LIKELY_ID);
        assertThat(profile(NumericColumn.of("customer_id", amounts)).hint()).isEqualTo(Hint.LIKELY_ID);
        assertThat(profile(NumericColumn.of("amount", amounts)).hint()).isEqualTo(Hint.NONE);
    }

    @Test
    void findsConstants() {
        assertThat(profile(NumericColumn.of("sex", 1, 1, Double.NaN)).hint()).isEqualTo(Hint.CONSTANT);
        assertThat(profile(NumericColumn.of("x", Double.NaN, Double.NaN)))
                .satisfies(profile -> assertThat(profile.hint()).isEqualTo(Hint.CONSTANT))
                .satisfies(profile -> assertThat(profile.range()).isEmpty());
    }

    @Test
    void keepsTheOrderOfColumns() {
        TableProfile profile =
                TableProfile.of(Table.of(List.of(NumericColumn.of("b", 1, 2, 3), NumericColumn.of("a", 1, 2, 3))));

        assertThat(profile.rows()).isEqualTo(3);
        assertThat(profile.columns()).extracting(ColumnProfile::name).containsExactly("b", "a");
    }
}
