package dev.assize.fairness;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Unit;
import dev.assize.statistics.Estimates;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The largest minus the smallest rate; of several rates the largest such gap. */
abstract class RateGap extends GroupComparison {
    RateGap(Rate rate, String criterion, String citation) {
        this(List.of(rate), criterion, citation);
    }

    RateGap(List<Rate> rates, String criterion, String citation) {
        super(definition(rates, criterion, citation), Unit.FRACTION_DIFFERENCE, rates);
    }

    @Override
    final Optional<Estimate> part(ComparedGroups groups) {
        return Estimates.widestGap(groups.groups());
    }

    @Override
    final String noPart(ComparedGroups groups) {
        return groups.tooFew();
    }

    @Override
    final Estimate combine(List<Estimate> parts) {
        return Estimates.largest(parts);
    }

    private static Definition definition(List<Rate> rates, String criterion, String citation) {
        String gap = "largest minus smallest ";
        String formula = rates.stream().map(rate -> gap + rate.title()).collect(Collectors.joining(" or "));
        return new Definition(
                "fairness." + criterion + "_difference",
                GroupNames.sentence(criterion) + " difference",
                rates.size() == 1 ? formula : "the larger of: " + formula,
                Definition.Range.UNIT,
                "0 is parity; higher is worse",
                citation);
    }
}
