package dev.assize.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Digest;
import dev.assize.core.Place;
import dev.assize.core.Seed;
import dev.assize.training.fit.EpochScores;
import dev.assize.training.fit.FitHistory;
import dev.assize.training.fit.Score;
import dev.assize.training.settings.TrainingException;
import dev.assize.training.settings.TrainingSettings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TrainingRecordTest {
    private static EpochScores epoch(int number, double loss) {
        return new EpochScores(number, new TreeMap<>(Map.of("training", new Score(loss, 3, 4))));
    }

    private static TrainingRecord record(long seed) {
        return new TrainingRecord(
                TrainingSettings.defaults(),
                new Seed(seed),
                new TreeMap<>(Map.of("data", Digest.of("rows"))),
                new TreeMap<>(Map.of("java", "17")),
                new FitHistory(12, List.of(epoch(1, 0.75), epoch(2, 1e-7)), 2, true));
    }

    @Test
    void isWrittenInAFixedForm() {
        assertThat(RecordJson.write(record(-5)))
                .isEqualTo("""
                        {
                          "format" : "assize-training-record",
                          "version" : 1,
                          "settings" : {
                            "kind" : "mlp",
                            "hidden" : [ 64, 32 ],
                            "activation" : "relu",
                            "optimizer" : "adam",
                            "learningRate" : 0.001,
                            "beta1" : 0.9,
                            "beta2" : 0.999,
                            "epsilon" : 1.0E-8,
                            "gradientClipping.kind" : "none",
                            "l1" : 0.0,
                            "l2" : 0.0,
                            "weightDecay" : 0.0,
                            "dropout" : 0.0,
                            "labelSmoothing" : 0.0,
                            "epochs" : 15,
                            "batch" : 256,
                            "memory" : "2GB",
                            "validation" : 0.1,
                            "patience" : 3,
                            "minImprovement" : 0.0,
                            "restoreBest" : true,
                            "curveRows" : 10000,
                            "classWeights" : "none",
                            "checkpoint.every" : 1,
                            "checkpoint.keep" : 2
                          },
                          "seed" : -5,
                          "digests" : {
                            "data" : "%s"
                          },
                          "versions" : {
                            "java" : "17"
                          },
                          "parameters" : 12,
                          "trainingRows" : 4,
                          "bestEpoch" : 2,
                          "stoppedEarly" : true,
                          "epochs" : [ {
                            "training" : {
                              "loss" : 0.75,
                              "correct" : 3,
                              "rows" : 4
                            }
                          }, {
                            "training" : {
                              "loss" : 1.0E-7,
                              "correct" : 3,
                              "rows" : 4
                            }
                          } ],
                          "ledger" : [ ]
                        }
                        """.formatted(Digest.of("rows").hex()));
    }

    @Test
    void survivesItsText() {
        for (long seed : new long[] {0, Long.MIN_VALUE, Long.MAX_VALUE}) {
            assertThat(RecordJson.read(RecordJson.write(record(seed)), Place.of("m.zip")))
                    .isEqualTo(record(seed));
        }
    }

    @Test
    void digestChanges_whenAnythingButTheTimeChanges() {
        assertThat(record(1).digest()).isNotEqualTo(record(2).digest());
        assertThat(record(1).withSeconds(2.5).digest()).isEqualTo(record(1).digest());
    }

    @Test
    void knowsItsBestEpoch() {
        assertThat(record(1).best().number()).isEqualTo(2);
        assertThat(record(1).best().training().loss()).isEqualTo(1e-7);
        assertThat(record(1).best().validation()).isEmpty();
    }

    @Test
    void refusesStatesThatCannotBe() {
        assertThatThrownBy(() -> new Score(Double.NaN, 1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a loss of NaN with 1 of 2 rows correct is no state of a network; losses are finite");
        assertThatThrownBy(() -> new Score(0.5, 3, 2))
                .hasMessage("a loss of 0.5 with 3 of 2 rows correct is no state of a network; losses are finite");
        assertThatThrownBy(() -> new FitHistory(1, List.of(), 1, false))
                .hasMessage("the best epoch is 1, the history has epochs 1 to 0");
        assertThatThrownBy(() -> new EpochScores(3, new TreeMap<>(Map.of("validation", new Score(1, 1, 2)))))
                .hasMessage("epoch 3 has scores of [validation], not of the training rows");
    }

    @Test
    void namesThePath_whenItsTextIsWrong() {
        String good = RecordJson.write(record(1));
        assertFault(
                good.replace("\"loss\" : 0.75", "\"loss\" : \"x\""), "epochs/0/training/loss is not a finite number");
        assertFault(good.replace("\"bestEpoch\" : 2,", ""), "lacks 'bestEpoch'", "assize/record.json ");
        assertFault(good.replace("[ 64, 32 ]", "[ 64, 0 ]"), "'hidden' is [64, 0]", "");
        assertFault(
                good.replace("\"stoppedEarly\" : true", "\"stoppedEarly\" : 1"), "stoppedEarly is not true or false");
    }

    private static void assertFault(String json, String message) {
        assertFault(json, message, "assize/record.json/");
    }

    private static void assertFault(String json, String message, String path) {
        assertThatThrownBy(() -> RecordJson.read(json, Place.of("m.zip")))
                .isInstanceOf(TrainingException.class)
                .hasMessageStartingWith("m.zip: " + path + message + "\n");
    }
}
