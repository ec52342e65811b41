package dev.assize.training.fit;

import dev.assize.core.Progress;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** One training, from where its course is to the end: passes of steps, what is kept, what is saved, what is told. */
final class FitRun {
    private final EngineNetwork engine;
    private final Course course;
    private final FitOptions options;
    private final FitData data;
    private final Steps steps;

    FitRun(EngineNetwork engine, Course course, FitOptions options, FitData data, Steps steps) {
        this.engine = engine;
        this.course = course;
        this.options = options;
        this.data = data;
        this.steps = steps;
    }

    /** Trains until the last epoch is over, patience has run out or no step is permitted. */
    FitHistory toTheEnd(Optional<CheckpointStore> store, Progress progress) {
        while (unfinished()) {
            pass(store, progress);
            finishPass();
            store.ifPresent(checkpoints -> checkpoints.passDone(course, engine, steps, !unfinished()));
        }
        boolean early = course.passes() < options.epochs();
        return new FitHistory(
                engine.parameters(),
                data.training().rows(),
                course.epochs(),
                course.keptEpoch(),
                early,
                steps.privacy());
    }

    private boolean unfinished() {
        int patience = options.stopping().patience();
        boolean patient =
                data.validation().isEmpty() || patience == 0 || course.passes() - course.bestEpoch() < patience;
        boolean begun = course.passes() > 0;
        return course.passes() < options.epochs() && patient && !(begun && !steps.permitted(course));
    }

    private void pass(Optional<CheckpointStore> store, Progress progress) {
        steps.begin(course);
        while (course.step() < steps.perPass() && steps.permitted(course)) {
            OptionalDouble loss = steps.take(course);
            course.stepDone();
            tell(progress, loss);
            store.ifPresent(checkpoints -> checkpoints.stepDone(course, engine, steps));
        }
    }

    private void finishPass() {
        course.passDone(new EpochScores(course.passes() + 1, steps.measured(course)));
        EpochScores last = course.epochs().get(course.passes() - 1);
        boolean better = last.validation()
                .filter(score ->
                        score.loss() < course.lossToBeat() - options.stopping().minimumImprovement())
                .isPresent();
        if (better) {
            course.best();
        }
        if (better || data.validation().isEmpty() || !options.stopping().restoresBest()) {
            course.keep(steps.state());
        }
    }

    private void tell(Progress progress, OptionalDouble loss) {
        long rows = data.training().rows();
        String text = String.format(Locale.ROOT, "training: epoch %d of %d", course.passes() + 1, options.epochs());
        progress.at(
                loss.isPresent() ? text + String.format(Locale.ROOT, ", loss %.4f", loss.getAsDouble()) : text,
                course.passes() * rows + steps.rowsAfter(course.step()),
                options.epochs() * rows,
                "rows");
    }
}
