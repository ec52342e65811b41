package dev.assize.reports.html;

import dev.assize.core.Curve;
import dev.assize.core.Estimate;
import dev.assize.core.Evidence;
import dev.assize.core.ExampleList;
import dev.assize.core.GroupTable;
import dev.assize.core.HeatMap;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Undefined;
import dev.assize.core.Unit;
import dev.assize.policies.Limit;
import dev.assize.policies.Verdict;
import dev.assize.reports.wording.ShownName;
import dev.assize.reports.wording.ShownNumber;
import dev.assize.reports.wording.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Draws all evidence of one id by its shape. */
final class BlockComposer {
    private final Context context;
    private final Texts texts;

    BlockComposer(Context context) {
        this.context = context;
        this.texts = context.texts();
    }

    BlockView compose(String id, List<Evidence> evidence) {
        String anchor = "evidence-" + id.replace('.', '-');
        List<Evidence> values = evidence.stream()
                .filter(piece -> piece instanceof MeasuredValue || piece instanceof Undefined)
                .toList();
        return new BlockView(
                anchor,
                context.title(id),
                id,
                about(id),
                values.isEmpty() ? Optional.empty() : Optional.of(values(values)),
                of(evidence, GroupTable.class)
                        .filter(table -> !RangePlot.draws(table))
                        .map(new GroupComposer(context)::compose)
                        .toList(),
                pictures(anchor, evidence),
                of(evidence, ExampleList.class).map(this::examples).toList());
    }

    private List<Fact> about(String id) {
        return context.definition(id).stream()
                .flatMap(definition -> Stream.of(
                        new Fact(texts.get("glossary.formula"), definition.formula()),
                        new Fact(texts.get("glossary.ideal"), definition.ideal())))
                .toList();
    }

    private BlockView.Values values(List<Evidence> evidence) {
        List<MeasuredValue> measured = of(evidence, MeasuredValue.class).toList();
        boolean oneUnit = measured.stream().map(MeasuredValue::unit).distinct().count() == 1;
        Optional<Scale> scale = oneUnit && isWorthDrawing(measured) ? Optional.of(scale(measured)) : Optional.empty();
        List<BlockView.Row> rows =
                evidence.stream().map(piece -> row(piece, scale)).toList();
        return new BlockView.Values(
                scale.map(shared -> new BlockView.Axis(shared.leastText(), shared.mostText())),
                rows.stream().anyMatch(row -> !row.verdicts().isEmpty()),
                rows,
                notes(measured));
    }

    /** One certain number without a limit has nothing to be compared with. */
    private boolean isWorthDrawing(List<MeasuredValue> measured) {
        return measured.size() > 1
                || measured.get(0).estimate().interval().isPresent()
                || context.limit(measured.get(0).key()).isPresent();
    }

    private Scale scale(List<MeasuredValue> measured) {
        List<Estimate> estimates =
                measured.stream().map(MeasuredValue::estimate).toList();
        List<Limit> limits = measured.stream()
                .flatMap(value -> context.limit(value.key()).stream())
                .toList();
        return Scale.of(estimates, limits, measured.get(0).unit());
    }

    private BlockView.Row row(Evidence piece, Optional<Scale> scale) {
        String scope = ShownName.scope(piece.key().scope(), texts);
        List<StatusView> verdicts = context.verdicts(piece.key()).stream()
                .map(Verdict::status)
                .distinct()
                .map(context::status)
                .toList();
        if (piece instanceof MeasuredValue value) {
            Optional<Limit> limit = context.limit(piece.key());
            BlockView.Figure figure = figure(value.estimate(), value.unit(), limit, scale);
            return new BlockView.Row(scope, figure, ShownNumber.count(value.sampleSize()), verdicts);
        }
        Undefined undefined = (Undefined) piece;
        return new BlockView.Row(scope, missing(undefined.reason()), "–", verdicts);
    }

    private BlockView.Figure figure(Estimate estimate, Unit unit, Optional<Limit> limit, Optional<Scale> scale) {
        ShownNumber number = ShownNumber.beside(limit, unit);
        return new BlockView.Figure(
                Optional.of(number.value(estimate)),
                estimate.interval().map(interval -> number.interval(interval, texts)),
                scale.map(shared -> shared.mark(estimate, limit)),
                Optional.empty());
    }

    static BlockView.Figure missing(String reason) {
        return new BlockView.Figure(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(reason));
    }

    private List<String> notes(List<MeasuredValue> measured) {
        List<String> notes = new ArrayList<>();
        List<String> methods =
                measured.stream().map(MeasuredValue::method).distinct().limit(3).toList();
        if (!methods.isEmpty()) {
            notes.add(texts.get("note.method", String.join("; ", methods)));
        }
        List<String> intervals = measured.stream()
                .flatMap(value -> value.estimate().interval().stream())
                .map(i -> texts.get(
                        "note.interval.kind", ShownNumber.of(Unit.FRACTION).tick(i.confidence()), i.method()))
                .distinct()
                .limit(3)
                .toList();
        if (!intervals.isEmpty()) {
            notes.add(texts.get("note.interval", String.join("; ", intervals)));
        }
        return notes;
    }

    private List<PictureView> pictures(String anchor, List<Evidence> evidence) {
        List<PictureView> pictures = new ArrayList<>();
        for (Evidence piece : evidence) {
            String unique = anchor + "-" + pictures.size();
            String title = context.title(piece.key().id()) + " · "
                    + ShownName.scope(piece.key().scope(), texts);
            if (piece instanceof Curve curve
                    && curve.series().stream().anyMatch(s -> !s.points().isEmpty())) {
                pictures.add(new LinePlot(curve, texts).view(unique, title));
            } else if (piece instanceof GroupTable table && RangePlot.draws(table)) {
                pictures.add(new RangePlot(table, context).view(unique, title));
            } else if (piece instanceof HeatMap map && map.values().size() > 0) {
                pictures.add(new HeatPlot(map, texts).view(unique, title));
            }
        }
        return pictures;
    }

    private BlockView.Grid examples(ExampleList list) {
        List<List<String>> rows = list.rows().stream()
                .map(row -> row.stream().map(ShownName::of).toList())
                .toList();
        return new BlockView.Grid(
                ShownName.scope(list.key().scope(), texts),
                list.columns().stream().map(ShownName::of).toList(),
                rows);
    }

    private static <T extends Evidence> Stream<T> of(List<Evidence> evidence, Class<T> shape) {
        return evidence.stream().filter(shape::isInstance).map(shape::cast);
    }
}
