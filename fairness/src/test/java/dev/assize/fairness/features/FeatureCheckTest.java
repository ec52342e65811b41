package dev.assize.fairness.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.Column;
import dev.assize.core.Definition;
import dev.assize.core.Evidence;
import dev.assize.core.MeasuredValue;
import dev.assize.core.NumericColumn;
import dev.assize.core.Table;
import dev.assize.core.TextColumn;
import dev.assize.core.Undefined;
import dev.assize.fairness.MetricSelection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FeatureCheckTest {
    private static final MetricSelection FEATURES = new MetricSelection(List.of("features"));

    private static List<Evidence> run(Column attribute, Column... features) {
        List<Column> all = new ArrayList<>(List.of(features));
        List<String> names = all.stream().map(Column::name).toList();
        all.add(attribute);
        return FeatureCheck.run(Table.of(all), names, List.of(attribute.name()), FEATURES);
    }

    private static Column sexes(int rows) {
        List<String> sexes = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            sexes.add(row / 2 % 2 == 0 ? "f" : "m"); // both in both halves
        }
        return CategoricalColumn.ofTexts("sex", sexes);
    }

    @Test
    void isOne_whereTheFeatureIsTheGroup() {
        List<Evidence> found = run(sexes(400), sexes(400).named("title"));

        assertThat(value(found, "fairness.proxy_strength[attribute=sex, feature=title]")
                        .estimate()
                        .value())
                .isCloseTo(1, within(0.01)); // less what chance adds: (3 - 1)/(2 400)/ln 2
        MeasuredValue area = value(found, "fairness.proxy_auc[attribute=sex, group=f, feature=title]");
        assertThat(area.estimate().value()).isEqualTo(1);
        assertThat(area.estimate().interval().orElseThrow().lower()).isGreaterThan(0.9);
    }

    @Test
    void isNothing_whereTheFeatureIsChance_alsoWithManyLevels() {
        SplittableRandom random = new SplittableRandom(11);
        List<String> streets = new ArrayList<>();
        for (int row = 0; row < 4000; row++) {
            streets.add("street " + random.nextInt(300));
        }

        List<Evidence> found = run(sexes(4000), CategoricalColumn.ofTexts("street", streets));

        assertThat(value(found, "fairness.proxy_strength[attribute=sex, feature=street]")
                        .estimate()
                        .value())
                .isLessThan(0.02); // without the correction about 300/(2 · 4000)/ln 2 = 0.054
        MeasuredValue area = value(found, "fairness.proxy_auc[attribute=sex, group=m, feature=street]");
        assertThat(area.estimate().value()).isCloseTo(0.5, within(0.04));
        assertThat(area.estimate().interval().orElseThrow().contains(0.5)).isTrue();
    }

    @Test
    void findsTheShareOfEntropy_byHand() {
        // 40 women: 30 short, 10 tall; 40 men: 10 short, 30 tall
        List<String> sex = new ArrayList<>();
        List<String> size = new ArrayList<>();
        for (int row = 0; row < 80; row++) {
            boolean woman = row / 2 % 2 == 0;
            boolean many = row / 4 % 4 != 0;
            sex.add(woman ? "f" : "m");
            size.add(woman == many ? "short" : "tall");
        }

        double strength = value(
                        run(CategoricalColumn.ofTexts("sex", sex), CategoricalColumn.ofTexts("size", size)),
                        "fairness.proxy_strength[attribute=sex, feature=size]")
                .estimate()
                .value();

        double inside = -(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25));
        double information = Math.log(2) - inside - 1.0 / 160;
        assertThat(strength).isCloseTo(information / Math.log(2), within(1e-12));
    }

    @Test
    void cutsNumbersAtDeciles() {
        SplittableRandom random = new SplittableRandom(5);
        double[] incomes = new double[2000];
        for (int row = 0; row < incomes.length; row++) {
            incomes[row] = random.nextDouble() + (row / 2 % 2 == 0 ? 0 : 0.5);
        }

        List<Evidence> found = run(sexes(2000), NumericColumn.of("income", incomes));

        // P(U + 0.5 > U') = 1 - 0.5²/2 for uniform numbers; cutting loses little
        assertThat(value(found, "fairness.proxy_auc[attribute=sex, group=m, feature=income]")
                        .estimate()
                        .value())
                .isBetween(0.84, 0.89);
    }

    @Test
    void tellsForWhomCellsAreMissing() {
        List<Evidence> found = run(
                CategoricalColumn.ofTexts("sex", Arrays.asList("f", "f", "f", "m", "m", null)),
                NumericColumn.of("income", Double.NaN, 1, Double.NaN, 2, 3, Double.NaN));

        MeasuredValue women = value(found, "fairness.missing_rate[attribute=sex, group=f, feature=income]");
        assertThat(women.estimate().value()).isCloseTo(2.0 / 3, within(1e-15));
        assertThat(women.sampleSize()).isEqualTo(3);
        assertThat(value(found, "fairness.missing_rate_difference[attribute=sex, feature=income]")
                        .estimate()
                        .value())
                .isCloseTo(2.0 / 3, within(1e-15));
    }

    @Test
    void hasNoValue_whereThereIsOneGroup() {
        List<Evidence> found =
                run(CategoricalColumn.ofTexts("sex", List.of("f", "f", "f")), NumericColumn.of("x", 1, 2, 3));

        assertThat(undefined(found, "fairness.proxy_strength[attribute=sex, feature=x]"))
                .isEqualTo("telling groups apart needs two with people");
        assertThat(undefined(found, "fairness.proxy_auc[attribute=sex, group=f, feature=x]"))
                .isEqualTo("each half of the rows needs at least two people inside and two outside of the group");
        assertThat(undefined(found, "fairness.missing_rate_difference[attribute=sex, feature=x]"))
                .isEqualTo("comparing needs two groups with people");
    }

    @Test
    void leavesOutTexts_andTheAttributeItself() {
        Column notes = TextColumn.of("notes", List.of("a b", "c", "d", "e"));
        Column sex = sexes(4);
        Table people = Table.of(List.of(notes, sex));

        List<Evidence> found = FeatureCheck.run(people, List.of("notes", "sex"), List.of("sex"), FEATURES);

        assertThat(found)
                .extracting(piece -> piece.key().id())
                .containsOnly("fairness.missing_rate", "fairness.missing_rate_difference");
    }

    @Test
    void measuresWhatIsAskedFor_andDefinesIt() {
        Table people = Table.of(List.of(sexes(40), NumericColumn.of("x", new double[40])));

        assertThat(FeatureCheck.run(people, List.of("x"), List.of("sex"), MetricSelection.USUAL))
                .isEmpty();
        assertThat(FeatureCheck.run(
                        people, List.of("x"), List.of("sex"), new MetricSelection(List.of("proxy_strength"))))
                .extracting(piece -> piece.key().id())
                .containsExactly("fairness.proxy_strength");
        assertThat(FeatureCheck.definitions()).extracting(Definition::id).isSorted();
    }

    private static MeasuredValue value(List<Evidence> found, String key) {
        return (MeasuredValue) in(found, key);
    }

    private static String undefined(List<Evidence> found, String key) {
        return ((Undefined) in(found, key)).reason();
    }

    private static Evidence in(List<Evidence> found, String key) {
        return found.stream()
                .filter(piece -> piece.key().toString().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        key + " among " + found.stream().map(Evidence::key).toList()));
    }
}
