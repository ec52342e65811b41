package dev.assize.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Evidence;
import dev.assize.core.GroupTable;
import dev.assize.core.MeasuredValue;
import dev.assize.core.Progress;
import dev.assize.core.Seed;
import dev.assize.core.Task;
import dev.assize.training.fit.CheckpointFolder;
import dev.assize.training.selection.FoldScores;
import dev.assize.training.selection.Range;
import dev.assize.training.selection.Search;
import dev.assize.training.selection.SearchSpace;
import dev.assize.training.selection.Selection;
import dev.assize.training.selection.Tried;
import dev.assize.training.settings.TrainingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelSearchTest {
    private static final Seed SEED = new Seed(3);
    private static final Map<String, Object> BASE = Map.of("epochs", 4, "hidden", List.of(4), "batch", 16);

    @TempDir
    private Path folder;

    private static Search search(boolean nested, Object... rates) {
        SearchSpace space = new SearchSpace(BASE, Map.of("learningRate", new Range.Choices(List.of(rates))));
        return new Search(space, new Search.Grid(), 3, Tried.Metric.LOSS, nested);
    }

    private static TrainedModel train(Search search) {
        return new ModelSearch(search).train(Samples.part(120), SEED, Progress.silent());
    }

    private static MeasuredValue value(List<Evidence> evidence, String id) {
        return (MeasuredValue) find(evidence, id);
    }

    private static Evidence find(List<Evidence> evidence, String id) {
        return evidence.stream()
                .filter(piece -> piece.key().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void trainsTheBestOnAllRows_asIfItHadBeenGiven() {
        Search search = search(false, 1e-7, 0.02);
        TrainedModel found = train(search);
        TrainedModel given =
                new Trainer(search.configurations(SEED).get(1)).train(Samples.part(120), SEED, Progress.silent());

        Selection selection = found.record().selection().orElseThrow();
        assertThat(selection.chosen()).isEqualTo(1);
        assertThat(selection.candidates())
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.folds()).hasSize(3));
        assertThat(found.network().params()).isEqualTo(given.network().params());
        assertThat(found.record().fit()).isEqualTo(given.record().fit());
        assertThat(found.record().digests()).isEqualTo(given.record().digests());
    }

    @Test
    void givesTheSameTwice_andIsWrittenAndReadBack() {
        TrainingRecord record = train(search(true, 0.01, 0.02)).record();

        assertThat(train(search(true, 0.01, 0.02)).record()).isEqualTo(record);
        assertThat(record.selection().orElseThrow().nested()).hasSize(3);
        assertThat(RecordJson.read(RecordJson.write(record), dev.assize.core.Place.of("m.zip")))
                .isEqualTo(record);
    }

    @Test
    void tellsHowManyTrainingsAreOver() {
        List<String> told = new ArrayList<>();
        Search search = search(true, 0.01, 0.02);
        new ModelSearch(search).train(Samples.part(60), SEED, (what, done, total) -> {
            if (what.startsWith("search")) {
                told.add(done + "/" + total);
            }
        });

        // 2 configurations on 3 folds; on each of 3 outer folds the same and the chosen one: 6 + 3 (6 + 1)
        assertThat(told).startsWith("0/27", "1/27").endsWith("26/27", "27/27");
    }

    @Test
    void goesOnWhereItWasBrokenOff_withTheSameBits() throws IOException {
        Search search = search(false, 0.005, 0.01, 0.02);
        ModelSearch resumed = new ModelSearch(search).withCheckpoints(folder, CheckpointFolder.Resume.LATEST_COMPLETE);
        List<Long> before = new ArrayList<>();
        assertThatThrownBy(() -> resumed.train(Samples.part(90), SEED, (what, done, total) -> {
                    before.add(done);
                    if (done == 5) {
                        throw new IllegalStateException("broken off");
                    }
                }))
                .hasMessage("broken off");
        String half = Files.readString(folder.resolve("search.json"));
        TrainedModel whole = resumed.train(Samples.part(90), SEED, Progress.silent());
        TrainedModel unbroken = new ModelSearch(search).train(Samples.part(90), SEED, Progress.silent());

        assertThat(half.split("\"loss\"", -1)).hasSize(5 + 1); // five findings
        assertThat(whole.record()).isEqualTo(unbroken.record());
        assertThat(whole.network().params()).isEqualTo(unbroken.network().params());
    }

    @Test
    void usesNoFindingTwice_butInAResumedSearch() {
        ModelSearch first = new ModelSearch(search(false, 0.01)).withCheckpoints(folder, CheckpointFolder.Resume.NO);
        TrainedModel model = first.train(Samples.part(60), SEED, Progress.silent());

        assertThatThrownBy(() -> first.train(Samples.part(60), SEED, Progress.silent()))
                .isInstanceOf(TrainingException.class)
                .hasMessage(folder + ": the folder has the findings of an earlier search, search.json\n"
                        + "  Resume that search, or name an empty folder for a new one.");
        assertThatThrownBy(() -> new ModelSearch(search(false, 0.01))
                        .withCheckpoints(folder, CheckpointFolder.Resume.LATEST_COMPLETE)
                        .train(Samples.part(90), SEED, Progress.silent()))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("is of a search on other rows");
        assertThat(model.record().selection()).isPresent();
    }

    @Test
    void refusesFindingsThatAreDamaged() throws IOException {
        Files.writeString(folder.resolve("search.json"), "{\"format\":\"assize-search-trials\"");

        assertThatThrownBy(() -> new ModelSearch(search(false, 0.01))
                        .withCheckpoints(folder, CheckpointFolder.Resume.LATEST_COMPLETE)
                        .train(Samples.part(60), SEED, Progress.silent()))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("search.json");
    }

    @Test
    void fitsEncodersInsideEachFold() {
        TrainingPart part = Samples.part(90);
        List<Tried> tried = new ModelSelection(3, Tried.Metric.LOSS)
                .tryAll(search(false, 0.01).configurations(SEED), part, SEED);
        List<Tried> fewer = new ModelSelection(3, Tried.Metric.LOSS)
                .tryAll(search(false, 0.01).configurations(SEED), Samples.part(60), SEED);

        // numbers learned follow from the columns that the fold's own encoder found
        assertThat(tried.get(0).parameters()).isPositive();
        assertThat(fewer.get(0).folds()).isNotEqualTo(tried.get(0).folds());
    }

    @Test
    void says_asEvidence_whatWasTried() {
        TrainingRecord record = train(search(true, 1e-7, 0.02)).record();
        Selection selection = record.selection().orElseThrow();
        List<Evidence> evidence = TrainingEvidence.of(record, Samples.APPROVED);

        assertThat(value(evidence, "training.selection_tried").estimate().value())
                .isEqualTo(2);
        assertThat(value(evidence, "training.selection_tried").method())
                .isEqualTo("grid search, 3 folds, chosen by loss");
        assertThat(value(evidence, "training.cross_validation_loss").estimate().value())
                .isEqualTo(FoldScores.loss(selection.best().folds()));
        assertThat(value(evidence, "training.cross_validation_loss").estimate().interval())
                .isEmpty();
        assertThat(value(evidence, "training.cross_validation_accuracy").sampleSize())
                .isEqualTo(120);
        assertThat(value(evidence, "training.nested_accuracy").estimate().interval())
                .isPresent();
        assertThat(value(evidence, "training.nested_loss").estimate().value())
                .isEqualTo(FoldScores.loss(selection.nested()));
        GroupTable table = (GroupTable) find(evidence, "training.selection");
        assertThat(table.rows())
                .extracting(GroupTable.Row::group)
                .containsExactly("2: learningRate 0.02", "1: learningRate 1.0E-7");
        assertThat(TrainingEvidence.definitions()).extracting(one -> one.id()).containsAll(ids(evidence));
    }

    private static List<String> ids(List<Evidence> evidence) {
        return evidence.stream().map(piece -> piece.key().id()).toList();
    }

    @Test
    void saysNoAccuracyOfNumbers() {
        TrainingPart numbers = TrainingPart.of(Samples.loans(60), Task.regression("price"), Samples.FEATURES);
        TrainedModel model = new ModelSearch(search(true, 0.01)).train(numbers, SEED, Progress.silent());

        List<String> ids = ids(TrainingEvidence.of(model.record(), model.task()));
        assertThat(ids).contains("training.nested_loss", "training.cross_validation_loss");
        assertThat(ids).doesNotContain("training.nested_accuracy", "training.cross_validation_accuracy");
    }
}
