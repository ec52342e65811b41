package dev.assize.fairness.individual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assize.core.CategoricalColumn;
import dev.assize.core.Definition;
import dev.assize.core.Evidence;
import dev.assize.core.MeasuredValue;
import dev.assize.core.NumericColumn;
import dev.assize.core.Seed;
import dev.assize.core.Table;
import dev.assize.core.TableModel;
import dev.assize.core.Task;
import dev.assize.core.Tensor;
import dev.assize.core.Undefined;
import dev.assize.fairness.MetricSelection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CounterfactualCheckTest {
    private static final MetricSelection INDIVIDUAL = new MetricSelection(List.of("individual"));
    private static final Task TASK = Task.binary("y", "no", "yes");

    /** Says the income as probability, and a number less for women. */
    private record Model(double less, List<String> columns) implements TableModel {
        @Override
        public Task task() {
            return TASK;
        }

        @Override
        public Tensor score(Table rows) {
            double[][] scores = new double[rows.rowCount()][];
            for (int row = 0; row < scores.length; row++) {
                boolean woman = rows.column("sex").text(row, "").equals("f");
                double yes = rows.numeric("income").valueOr(row, 0) - (woman ? less : 0);
                scores[row] = new double[] {1 - yes, yes};
            }
            return Tensor.ofRows(scores);
        }
    }

    private static final Model UNFAIR = new Model(0.2, List.of("income", "sex"));

    private static Table people(String[] sexes, double... incomes) {
        return Table.of(
                List.of(CategoricalColumn.ofTexts("sex", Arrays.asList(sexes)), NumericColumn.of("income", incomes)));
    }

    private static List<Evidence> run(TableModel model, Table people) {
        return CounterfactualCheck.run(model, people, CounterfactualCheck.Changes.of(List.of("sex")), INDIVIDUAL);
    }

    @Test
    void countsThePeopleWhoseDecisionChanges() {
        // women of 0.6 are refused and would not be as men; men of 0.6 the other way round
        List<Evidence> found =
                run(UNFAIR, people(new String[] {"f", "f", "f", "m", "m", null}, 0.6, 0.9, 0.3, 0.6, 0.8, 0.6));

        assertThat(value(found, "fairness.counterfactual_flip_rate[attribute=sex]"))
                .isCloseTo(2.0 / 5, within(1e-15));
        assertThat(value(found, "fairness.counterfactual_flip_rate[attribute=sex, group=m]"))
                .isCloseTo(1.0 / 3, within(1e-15));
        assertThat(value(found, "fairness.counterfactual_flip_rate[attribute=sex, group=f]"))
                .isEqualTo(0.5);
    }

    @Test
    void meansTheChangeOfScores() {
        List<Evidence> found = run(UNFAIR, people(new String[] {"f", "f", "m"}, 0.6, 0.9, 0.6));

        assertThat(value(found, "fairness.counterfactual_score_change[attribute=sex, group=m]"))
                .isCloseTo(0.2, within(1e-15));
        assertThat(value(found, "fairness.counterfactual_score_change[attribute=sex, group=f]"))
                .isCloseTo(0.2, within(1e-15));
    }

    @Test
    void isZero_whenTheModelReadsTheColumnAndMakesNothingOfIt() {
        List<Evidence> found =
                run(new Model(0, List.of("income", "sex")), people(new String[] {"f", "m", "m"}, 0.6, 0.9, 0.3));

        assertThat(value(found, "fairness.counterfactual_flip_rate[attribute=sex]"))
                .isZero();
        assertThat(((MeasuredValue) in(found, "fairness.counterfactual_flip_rate[attribute=sex]"))
                        .estimate()
                        .interval()
                        .orElseThrow()
                        .upper())
                .isGreaterThan(0.3); // three people prove little
    }

    @Test
    void doesNotApply_whenTheModelDoesNotReadTheColumn() {
        List<Evidence> found =
                run(new Model(0, List.of("income")), people(new String[] {"f", "m", "m"}, 0.6, 0.9, 0.3));

        Undefined flips = (Undefined) in(found, "fairness.counterfactual_flip_rate[attribute=sex]");
        assertThat(flips.cause()).isEqualTo(Undefined.Cause.NOT_APPLICABLE);
        assertThat(flips.reason())
                .isEqualTo("the model does not read the column 'sex', and only what it reads can be changed");
        assertThat(in(found, "fairness.counterfactual_score_change[attribute=sex]"))
                .isInstanceOf(Undefined.class);
    }

    @Test
    void hasNoValue_whenThereIsOneGroup() {
        List<Evidence> found = run(UNFAIR, people(new String[] {"f", null}, 0.6, 0.9));

        assertThat(((Undefined) in(found, "fairness.counterfactual_flip_rate[attribute=sex]")).reason())
                .isEqualTo("changing the group needs two groups with people");
    }

    @Test
    void measuresWhatIsAskedFor_andDefinesIt() {
        Table people = people(new String[] {"f", "m"}, 0.6, 0.9);

        assertThat(CounterfactualCheck.run(
                        UNFAIR, people, CounterfactualCheck.Changes.of(List.of("sex")), MetricSelection.USUAL))
                .isEmpty();
        assertThat(CounterfactualCheck.run(
                        UNFAIR,
                        people,
                        CounterfactualCheck.Changes.of(List.of("sex")),
                        new MetricSelection(List.of("counterfactual_flip_rate"))))
                .extracting(piece -> piece.key().id())
                .containsOnly("fairness.counterfactual_flip_rate");
        assertThat(CounterfactualCheck.definitions()).extracting(Definition::id).isSorted();
    }

    private static double value(List<Evidence> found, String key) {
        return ((MeasuredValue) in(found, key)).estimate().value();
    }

    private static Evidence in(List<Evidence> found, String key) {
        return found.stream()
                .filter(piece -> piece.key().toString().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        key + " among " + found.stream().map(Evidence::key).toList()));
    }

    /** Reads the title alone, which goes with the sex: half of the women are Mrs and half Ms. */
    private record Titles(List<String> columns) implements TableModel {
        @Override
        public Task task() {
            return TASK;
        }

        @Override
        public Tensor score(Table rows) {
            double[][] scores = new double[rows.rowCount()][];
            for (int row = 0; row < scores.length; row++) {
                double yes = rows.column("title").text(row, "").equals("Mrs") ? 0.2 : 0.7;
                scores[row] = new double[] {1 - yes, yes};
            }
            return Tensor.ofRows(scores);
        }
    }

    private static Table titled(int rows) {
        List<String> sexes = new ArrayList<>();
        List<String> titles = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            sexes.add(row % 2 == 0 ? "f" : "m");
            titles.add(row % 2 == 1 ? "Mr" : row % 4 == 0 ? "Mrs" : "Ms");
        }
        return Table.of(List.of(CategoricalColumn.ofTexts("sex", sexes), CategoricalColumn.ofTexts("title", titles)));
    }

    /** As men, the women called Mrs are decided otherwise; as women, half of the men are. */
    @Test
    void changesWhatGoesWithTheGroup_whereSomebodySaysWhat() {
        CounterfactualCheck.Changes changes =
                new CounterfactualCheck.Changes(List.of("sex"), Map.of("sex", List.of("title")), new Seed(4));
        TableModel model = new Titles(List.of("title"));

        List<Evidence> found = CounterfactualCheck.run(model, titled(4000), changes, INDIVIDUAL);

        assertThat(number(found, "proxy_flip_rate[attribute=sex, group=m]")).isEqualTo(0.5);
        assertThat(number(found, "proxy_flip_rate[attribute=sex, group=f]")).isCloseTo(0.5, within(0.04));
        assertThat(number(found, "proxy_score_change[attribute=sex, group=m]")).isCloseTo(0.25, within(1e-9));
        assertThat(number(found, "proxy_flip_rate[attribute=sex]")).isCloseTo(0.5, within(0.03));
        assertThat(((Undefined) piece(found, "flip_rate[attribute=sex]")).reason())
                .as("the plain test sees nothing")
                .contains("does not read the column 'sex'");
        assertThat(CounterfactualCheck.run(model, titled(4000), changes, INDIVIDUAL))
                .isEqualTo(found);
    }

    @Test
    void isNotApplicable_whereTheModelReadsNeitherGroupNorProxies() {
        CounterfactualCheck.Changes changes =
                new CounterfactualCheck.Changes(List.of("sex"), Map.of("sex", List.of("title")), new Seed(4));

        List<Evidence> found = CounterfactualCheck.run(new Titles(List.of()), titled(8), changes, INDIVIDUAL);

        assertThat(((Undefined) piece(found, "proxy_flip_rate[attribute=sex]")).reason())
                .isEqualTo("the model does not read the column 'sex', 'title', and only what it reads can be changed");
    }

    private static Evidence piece(List<Evidence> found, String key) {
        return found.stream()
                .filter(each -> each.key().toString().equals("fairness.counterfactual_" + key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no evidence " + key));
    }

    private static double number(List<Evidence> found, String key) {
        return ((MeasuredValue) piece(found, key)).estimate().value();
    }
}
