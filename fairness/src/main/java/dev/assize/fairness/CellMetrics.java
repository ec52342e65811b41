package dev.assize.fairness;

import dev.assize.core.Definition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The metrics that are one number of all cells: inequality, dependence, differential and subgroup fairness. */
public final class CellMetrics implements MetricFamily {
    private static final String SPEICHER = "Speicher et al., A unified approach to algorithmic unfairness, 2018";
    private static final String FOULDS = "Foulds et al., An intersectional definition of fairness, 2020";
    private static final String KEARNS = "Kearns et al., Preventing fairness gerrymandering, 2018";
    private static final String BAROCAS = "Barocas, Hardt and Narayanan, Fairness and Machine Learning, chapter 3";
    private static final Definition.Range FROM_0 = Definition.Range.NOT_NEGATIVE;

    /** Makes the family. */
    public CellMetrics() {}

    @Override
    public List<FairnessMetric> metrics() {
        List<FairnessMetric> metrics = new ArrayList<>();
        inequality(metrics);
        partsOfInequality(metrics);
        dependence(metrics);
        rates(metrics);
        return metrics;
    }

    private static void inequality(List<FairnessMetric> metrics) {
        metrics.add(worse(
                "generalized_entropy_index",
                "mean((b/m)² - 1) / 2 of the benefits b = decision - truth + 1",
                SPEICHER,
                Rate.ACCURACY,
                outcomes -> GeneralizedEntropy.within(outcomes.all(), 2)));
        metrics.add(worse(
                "coefficient_of_variation",
                "standard deviation / mean of the benefits b = decision - truth + 1",
                SPEICHER,
                Rate.ACCURACY,
                outcomes -> Math.sqrt(2 * notNegative(GeneralizedEntropy.within(outcomes.all(), 2)))));
        metrics.add(worse(
                "atkinson_index",
                "1 - (mean of sqrt(b))² / m of the benefits b = decision - truth + 1 (aversion 1/2)",
                "Atkinson, On the measurement of inequality, 1970",
                Rate.ACCURACY,
                outcomes -> GeneralizedEntropy.atkinson(outcomes.all())));
        metrics.add(worse(
                "mean_log_deviation",
                "-mean(ln(b/m)) of the benefits b = decision - truth + 1; none where a benefit is 0",
                SPEICHER,
                Rate.ACCURACY,
                outcomes -> GeneralizedEntropy.within(outcomes.all(), 0)));
        metrics.add(worse(
                "theil_index",
                "mean(b/m ln(b/m)) of the benefits b = decision - truth + 1",
                SPEICHER,
                Rate.ACCURACY,
                outcomes -> GeneralizedEntropy.within(outcomes.all(), 1)));
    }

    private static void partsOfInequality(List<FairnessMetric> metrics) {
        metrics.add(worse(
                "between_group_generalized_entropy_index",
                "mean((b/m)² - 1) / 2 of the mean benefits of people's groups",
                SPEICHER,
                Rate.ACCURACY,
                outcomes -> GeneralizedEntropy.between(outcomes.groups(), 2)));
        metrics.add(worse(
                "between_group_coefficient_of_variation",
                "standard deviation / mean of the mean benefits of people's groups",
                SPEICHER,
                Rate.ACCURACY,
                outcomes -> Math.sqrt(2 * notNegative(GeneralizedEntropy.between(outcomes.groups(), 2)))));
        metrics.add(worse(
                "within_group_generalized_entropy_index",
                "generalized entropy index less its part between groups",
                SPEICHER,
                Rate.ACCURACY,
                outcomes -> GeneralizedEntropy.within(outcomes.all(), 2)
                        - GeneralizedEntropy.between(outcomes.groups(), 2)));
        metrics.add(worse(
                "within_group_theil_index",
                "Theil index less its part between groups",
                SPEICHER,
                Rate.ACCURACY,
                outcomes -> GeneralizedEntropy.within(outcomes.all(), 1)
                        - GeneralizedEntropy.between(outcomes.groups(), 1)));
        metrics.add(worse(
                "between_group_theil_index",
                "mean(b/m ln(b/m)) of the mean benefits of people's groups",
                SPEICHER,
                Rate.ACCURACY,
                outcomes -> GeneralizedEntropy.between(outcomes.groups(), 1)));
    }

    private static void dependence(List<FairnessMetric> metrics) {
        metrics.add(worse(
                "mutual_information_independence",
                "I(decision; group) in nats",
                BAROCAS,
                Rate.SELECTION_RATE,
                Dependence::independence));
        metrics.add(worse(
                "mutual_information_separation",
                "I(decision; group | truth) in nats",
                BAROCAS,
                Rate.ACCURACY,
                Dependence::separation));
        metrics.add(worse(
                "mutual_information_sufficiency",
                "I(truth; group | decision) in nats",
                BAROCAS,
                Rate.ACCURACY,
                Dependence::sufficiency));
        metrics.add(worse(
                "differential_fairness",
                "largest |ln p(g) - ln p(h)| of either decision, p = (hits + 1/2) / (decisions + 1)",
                FOULDS,
                Rate.SELECTION_RATE,
                outcomes -> Dependence.differentialFairness(outcomes, Rate.SELECTION_RATE, 1)));
        metrics.add(new CellFigure(
                new Definition(
                        "fairness.bias_amplification",
                        "Bias amplification",
                        "differential fairness of decisions minus that of truths",
                        Definition.Range.ANY,
                        "0 or less; higher is worse",
                        FOULDS),
                Rate.ACCURACY,
                outcomes -> Dependence.differentialFairness(outcomes, Rate.SELECTION_RATE, 1)
                        - Dependence.differentialFairness(outcomes, Rate.BASE_RATE, 1)));
    }

    private static void rates(List<FairnessMetric> metrics) {
        metrics.add(worse(
                "statistical_parity_subgroup_fairness",
                "largest share(g) |selection rate(g) - overall selection rate|",
                KEARNS,
                Rate.ACCURACY,
                outcomes -> Dependence.subgroupGap(outcomes, Rate.SELECTION_RATE, CellSet.KNOWN)));
        metrics.add(worse(
                "false_positive_subgroup_fairness",
                "largest share(g and truth 0) |false positive rate(g) - overall false positive rate|",
                KEARNS,
                Rate.FALSE_POSITIVE_RATE,
                outcomes -> Dependence.subgroupGap(outcomes, Rate.FALSE_POSITIVE_RATE, CellSet.FP.and(CellSet.TN))));
        metrics.add(worse(
                "selection_rate_variance",
                "population variance of the selection rates of groups, each group counted once",
                BAROCAS,
                Rate.SELECTION_RATE,
                outcomes -> variance(selectionRates(outcomes))));
        metrics.add(worse(
                "selection_rate_atkinson_index",
                "1 - geometric / arithmetic mean of the selection rates of groups, each group counted once",
                "Atkinson, On the measurement of inequality, 1970",
                Rate.SELECTION_RATE,
                outcomes -> atkinson(selectionRates(outcomes))));
    }

    private static double[] selectionRates(GroupedOutcomes outcomes) {
        return outcomes.groups().stream()
                .mapToDouble(group -> Rate.SELECTION_RATE.value(group.weights()))
                .filter(Double::isFinite)
                .toArray();
    }

    private static double mean(double[] numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        return sum / numbers.length;
    }

    private static double variance(double[] numbers) {
        double mean = mean(numbers);
        double squares = 0;
        for (double number : numbers) {
            squares += (number - mean) * (number - mean);
        }
        return squares / numbers.length;
    }

    private static double atkinson(double[] numbers) {
        double logs = 0;
        for (double number : numbers) {
            logs += Math.log(number);
        }
        return Math.max(0, 1 - Math.exp(logs / numbers.length) / mean(numbers));
    }

    /** A metric from 0 on whose higher values are worse. */
    private static FairnessMetric worse(
            String name, String formula, String citation, Rate needs, ToDoubleFunction<GroupedOutcomes> value) {
        var definition = new Definition(
                "fairness." + name, GroupNames.sentence(name), formula, FROM_0, "0; higher is worse", citation);
        return new CellFigure(definition, needs, outcomes -> notNegative(value.applyAsDouble(outcomes)));
    }

    /** Takes away what rounding puts below 0. */
    private static double notNegative(double value) {
        return value < 0 && value > -1e-12 ? 0 : value;
    }
}
