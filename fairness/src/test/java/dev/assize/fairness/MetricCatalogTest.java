package dev.assize.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.assize.core.Definition;
import dev.assize.core.Evidence;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricCatalogTest {
    @Test
    void listsMetricsByTheirIds() {
        assertThat(MetricCatalog.group().ids()).isSorted().hasSizeGreaterThan(150);
        assertThat(MetricSelection.USUAL.metrics()).hasSize(23);
        assertThat(MetricCatalog.conditional().ids()).isSorted().hasSize(4);
        assertThat(MetricCatalog.group().all()).extracting(DefinedMetric::id).isSorted();
    }

    @Test
    void findsAMetricByItsId() {
        assertThat(MetricCatalog.group().get("fairness.equalized_odds_ratio")).isInstanceOf(GapMetric.class);
    }

    @Test
    void suggests_whenTheIdIsUnknown() {
        var catalog = MetricCatalog.of(
                List.<FairnessMetric>of(new ByGroup(Rate.SELECTION_RATE), new ByGroup(Rate.BASE_RATE)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> catalog.get("fairness.selection_rat"))
                .withMessage("unknown metric 'fairness.selection_rat'. Did you mean 'fairness.selection_rate'? Known: "
                        + "fairness.base_rate, fairness.selection_rate. If another jar provides it, add that jar to "
                        + "the class path.");
    }

    @Test
    void namesBothProviders_whenTheyShareAnId() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        MetricCatalog.of(List.<FairnessMetric>of(new ByGroup(Rate.SELECTION_RATE), new Pretender())))
                .withMessage("two metrics have the id 'fairness.selection_rate': dev.assize.fairness.ByGroup and "
                        + "dev.assize.fairness.MetricCatalogTest$Pretender; remove one from the class path");
    }

    private static final class Pretender implements FairnessMetric {
        @Override
        public Definition definition() {
            return Rate.SELECTION_RATE.definition();
        }

        @Override
        public List<Evidence> measure(GroupedOutcomes outcomes) {
            return List.of();
        }
    }
}
