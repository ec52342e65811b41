package dev.assize.fairness;

import dev.assize.core.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/** The metrics of one kind that are on the class path, by id. */
public final class MetricCatalog<M extends DefinedMetric> {
    private final SortedMap<String, M> metrics;

    private MetricCatalog(SortedMap<String, M> metrics) {
        this.metrics = metrics;
    }

    /** Finds the metrics that compare groups, single ones and families, ours and those of other jars. */
    public static MetricCatalog<FairnessMetric> group() {
        List<FairnessMetric> found = new ArrayList<>();
        ServiceLoader.load(FairnessMetric.class).forEach(found::add);
        ServiceLoader.load(MetricFamily.class).forEach(family -> found.addAll(family.metrics()));
        return of(found);
    }

    /** Finds the metrics that compare groups within strata. */
    public static MetricCatalog<ConditionalFairnessMetric> conditional() {
        return of(ServiceLoader.load(ConditionalFairnessMetric.class));
    }

    /**
     * Makes a catalog of {@code providers}.
     *
     * @throws IllegalStateException if two of them have one id; both are named
     */
    public static <M extends DefinedMetric> MetricCatalog<M> of(Iterable<M> providers) {
        SortedMap<String, M> metrics = new TreeMap<>();
        for (M metric : providers) {
            M other = metrics.put(metric.id(), metric);
            if (other != null) {
                throw new IllegalStateException("two metrics have the id '" + metric.id() + "': "
                        + other.getClass().getName() + " and "
                        + metric.getClass().getName() + "; remove one from the class path");
            }
        }
        return new MetricCatalog<>(metrics);
    }

    /** Returns all metrics in the order of their ids. */
    public List<M> all() {
        return List.copyOf(metrics.values());
    }

    /** Returns the known ids in order. */
    public List<String> ids() {
        return List.copyOf(metrics.keySet());
    }

    /**
     * Returns the metric of that id.
     *
     * @throws IllegalArgumentException if there is none; the known ids and the nearest are named
     */
    public M get(String id) {
        M metric = metrics.get(id);
        if (metric == null) {
            throw new IllegalArgumentException("unknown metric '" + id + "'. " + Suggestion.among(id, metrics.keySet())
                    + " If another jar provides it, add that jar to the class path.");
        }
        return metric;
    }
}
