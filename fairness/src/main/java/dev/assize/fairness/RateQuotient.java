package dev.assize.fairness;

import dev.assize.core.Definition;
import dev.assize.core.Estimate;
import dev.assize.core.Unit;
import dev.assize.statistics.Estimates;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The smallest divided by the largest rate; of several rates the smallest such ratio. */
abstract class RateQuotient extends GroupComparison {
    RateQuotient(Rate rate, String criterion, String citation) {
        this(List.of(rate), criterion, citation);
    }

    RateQuotient(List<Rate> rates, String criterion, String citation) {
        super(definition(rates, criterion, citation), Unit.RATIO, rates);
    }

    @Override
    final Optional<Estimate> part(ComparedGroups groups) {
        return Estimates.smallestRatio(groups.groups());
    }

    @Override
    final String noPart(ComparedGroups groups) {
        return "every compared group has a " + groups.rate().title() + " of 0, and 0/0 has no value";
    }

    @Override
    final Estimate combine(List<Estimate> parts) {
        return Estimates.smallest(parts);
    }

    private static Definition definition(List<Rate> rates, String criterion, String citation) {
        String ratio = "smallest divided by largest ";
        String formula = rates.stream().map(rate -> ratio + rate.title()).collect(Collectors.joining(" or "));
        return new Definition(
                "fairness." + criterion + "_ratio",
                GroupNames.sentence(criterion) + " ratio",
                rates.size() == 1 ? formula : "the smaller of: " + formula,
                Definition.Range.UNIT,
                "1 is parity; lower is worse",
                citation);
    }
}
