package dev.assize.fairness;

import dev.assize.core.Problem;
import dev.assize.core.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Which metrics that compare groups are measured.
 *
 * @param names ids or synonyms, with or without {@code fairness.}; {@code usual}, {@code scores}, {@code
 *     features}, {@code individual}, {@code local_law_144}, {@code ranking}, {@code regression} and {@code all} stand for sets
 */
public record MetricSelection(List<String> names) {
    /** Rates by group, and difference and ratio of the criteria of the field. */
    public static final MetricSelection USUAL = new MetricSelection(List.of("usual"));

    /** The numbers that are made from scores, by group and as difference. */
    public static final MetricSelection SCORES = new MetricSelection(List.of("scores"));

    /** Everything. */
    public static final MetricSelection ALL = new MetricSelection(List.of("all"));

    private static final String PREFIX = "fairness.";
    private static final List<String> USUAL_CRITERIA = List.of(
            "accuracy_equality",
            "demographic_parity",
            "equal_opportunity",
            "equalized_odds",
            "predictive_equality",
            "predictive_parity");
    private static final List<String> USUAL_OF_SCORES =
            List.of("mean_score", "calibration_in_the_large", "brier_score", "log_loss", "roc_auc");
    private static final List<String> LOCAL_LAW_144 = List.of(
            "impact_ratio",
            "local_law_144_scoring",
            "local_law_144_selection",
            "scoring_rate",
            "selection_rate",
            "share",
            "unknown_share");
    /** Metrics that ask a model or read what it reads, by the set that stands for them. */
    private static final Map<String, Set<String>> OF_MODELS = Map.of(
            "features",
            Set.of(
                    PREFIX + "missing_rate",
                    PREFIX + "missing_rate_difference",
                    PREFIX + "proxy_auc",
                    PREFIX + "proxy_strength"),
            "individual",
            Set.of(
                    PREFIX + "consistency",
                    PREFIX + "counterfactual_flip_rate",
                    PREFIX + "counterfactual_proxy_flip_rate",
                    PREFIX + "counterfactual_proxy_score_change",
                    PREFIX + "counterfactual_score_change",
                    PREFIX + "lipschitz_estimate"));

    /** Metrics of predictions that are numbers. */
    private static final Set<String> OF_NUMBERS = ofNumbers();

    private static final Set<String> SETS =
            Set.of("all", "features", "individual", "local_law_144", "ranking", "regression", "scores", "usual");
    private static final List<Rate> USUAL_RATES = List.of(
            Rate.SELECTION_RATE,
            Rate.BASE_RATE,
            Rate.TRUE_POSITIVE_RATE,
            Rate.FALSE_POSITIVE_RATE,
            Rate.TRUE_NEGATIVE_RATE,
            Rate.FALSE_NEGATIVE_RATE,
            Rate.POSITIVE_PREDICTIVE_VALUE,
            Rate.NEGATIVE_PREDICTIVE_VALUE,
            Rate.ACCURACY);

    /** Copies the names. */
    public MetricSelection {
        names = List.copyOf(names);
    }

    /** Returns these metrics and others. */
    public MetricSelection and(List<String> more) {
        List<String> together = new ArrayList<>(names);
        together.addAll(more);
        return new MetricSelection(together);
    }

    /** Returns our id of a metric that perhaps is called by another name; nothing where there is no such metric. */
    public static Optional<String> idOf(String name) {
        String id = name.startsWith(PREFIX) ? name : PREFIX + name;
        String ours = Synonyms.all().getOrDefault(id, id);
        return MetricCatalog.group().ids().contains(ours) ? Optional.of(ours) : Optional.empty();
    }

    /** Returns the other names by which metrics are known, each with our id. */
    public static SortedMap<String, String> synonyms() {
        return Synonyms.all();
    }

    /**
     * Returns whether a metric that needs a model, or what it reads, is asked for: by its id, by its set or as one of
     * all.
     *
     * @param id its full id
     */
    public boolean asksOfModels(String id) {
        return names.stream()
                .anyMatch(name -> full(name).equals(id)
                        || OF_MODELS.getOrDefault(name, Set.of()).contains(id)
                        || (name.equals("all") && OF_MODELS.values().stream().anyMatch(ids -> ids.contains(id))));
    }

    /**
     * Returns whether a metric of predictions that are numbers is asked for: by its id or by a set; where nothing of
     * these is named, all of them are.
     *
     * @param id its full id
     */
    public boolean asksOfNumbers(String id) {
        boolean set = names.stream().anyMatch(name -> name.equals("regression") || name.equals("all"));
        boolean none = names.stream().noneMatch(name -> OF_NUMBERS.contains(full(name)));
        return OF_NUMBERS.contains(id)
                && (set || none || names.stream().anyMatch(name -> full(name).equals(id)));
    }

    private static Set<String> ofNumbers() {
        String part = PREFIX + "regression_";
        Set<String> ids = new TreeSet<>(Set.of(
                part + "kolmogorov_smirnov",
                part + "mean_prediction_ratio",
                part + "mean_absolute_error_maximum",
                part + "mean_squared_error_maximum",
                part + "quantile_difference",
                part + "root_mean_squared_error_maximum"));
        List.of(
                        "mean_absolute_error",
                        "mean_error",
                        "mean_prediction",
                        "mean_squared_error",
                        "mean_target",
                        "r_squared",
                        "root_mean_squared_error")
                .forEach(figure -> ids.addAll(Set.of(part + figure, part + figure + "_difference")));
        return Set.copyOf(ids);
    }

    /** Returns the names that ask for metrics which need a model, or what it reads; decisions alone have none. */
    public List<String> namesOfModels() {
        return names.stream().filter(MetricSelection::isOfModels).toList();
    }

    private static boolean isOfModels(String name) {
        return OF_MODELS.containsKey(name) || OF_MODELS.values().stream().anyMatch(ids -> ids.contains(full(name)));
    }

    private static String full(String name) {
        return name.startsWith(PREFIX) ? name : PREFIX + name;
    }

    /** Returns the chosen metrics in the order of their ids; names that are not known are left out. */
    List<FairnessMetric> metrics() {
        MetricCatalog<FairnessMetric> catalog = MetricCatalog.group();
        SortedMap<String, String> synonyms = Synonyms.all();
        TreeSet<String> ids = new TreeSet<>();
        for (String name : names) {
            switch (name) {
                case "all" -> ids.addAll(catalog.ids());
                case "usual" -> ids.addAll(usual());
                case "scores" -> ids.addAll(scores());
                case "ranking" ->
                    catalog.ids().stream()
                            .filter(id -> id.startsWith(PREFIX + "ranking_"))
                            .forEach(ids::add);
                case "local_law_144" -> LOCAL_LAW_144.forEach(id -> ids.add(PREFIX + id));
                default -> {
                    String id = name.startsWith(PREFIX) ? name : PREFIX + name;
                    ids.add(synonyms.getOrDefault(id, id));
                }
            }
        }
        ids.retainAll(catalog.ids());
        return ids.stream().map(catalog::get).toList();
    }

    /** Returns what names are not known. */
    public List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        for (String name : names) {
            boolean known = SETS.contains(name)
                    || isOfModels(name)
                    || OF_NUMBERS.contains(full(name))
                    || idOf(name).isPresent();
            if (!known) {
                String id = name.startsWith(PREFIX) ? name : PREFIX + name;
                problems.add(new Problem(
                        FairnessOptions.PLACE,
                        "unknown fairness metric '" + name + "'",
                        "'usual', 'scores', 'ranking', 'features', 'individual', 'local_law_144', 'regression' and"
                                + " 'all' choose several. "
                                + Suggestion.among(id, MetricCatalog.group().ids())));
            }
        }
        return problems;
    }

    private static List<String> scores() {
        List<String> ids = new ArrayList<>();
        for (String figure : USUAL_OF_SCORES) {
            ids.add(PREFIX + figure);
            ids.add(PREFIX + figure + "_difference");
        }
        return ids;
    }

    private static List<String> usual() {
        List<String> ids = new ArrayList<>(List.of(PREFIX + "group_rates", PREFIX + "impact_ratio"));
        USUAL_RATES.forEach(rate -> ids.add(PREFIX + rate.metricName()));
        for (String criterion : USUAL_CRITERIA) {
            ids.add(PREFIX + criterion + "_difference");
            ids.add(PREFIX + criterion + "_ratio");
        }
        return ids;
    }
}
