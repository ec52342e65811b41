package dev.assize.training.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Place;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class KindsTest {
    private static TrainingSettings read(Map<String, ?> values) {
        return TrainingSettingsReader.read(values, key -> Place.line("audit.yaml", 7));
    }

    /** The network of the speed goals: two convolutions without padding that keeps sizes, pools that overlap. */
    private static final CnnNetwork BENCHMARK = new CnnNetwork(
            List.of(
                    new ConvolutionBlock(16, 8, 2, OptionalInt.of(3), new ConvolutionBlock.Pool(2, 1)),
                    new ConvolutionBlock(32, 4, 2, OptionalInt.of(0), new ConvolutionBlock.Pool(2, 1))),
            PoolKind.MAX,
            false,
            List.of(32),
            HiddenActivation.RELU);

    @Test
    void canSayTheNetworkOfTheSpeedGoals() {
        Map<String, Object> values = Map.of(
                "kind",
                "cnn",
                "filters",
                List.of(16, 32),
                "kernel",
                List.of(8, 4),
                "stride",
                2,
                "padding",
                List.of(3, 0),
                "pool",
                2,
                "poolStride",
                1,
                "hidden",
                List.of(32));

        assertThat(read(values).network()).isEqualTo(BENCHMARK);
        assertThat(BENCHMARK.values())
                .containsEntry("padding", List.of(3, 0))
                .containsEntry("poolStride", List.of(1, 1));
    }

    @ParameterizedTest
    @EnumSource(value = NetworkKind.class, names = "DL4J", mode = EnumSource.Mode.EXCLUDE)
    void takesTheDefaultsOfItsKind_whenNothingElseIsGiven(NetworkKind kind) {
        TrainingSettings settings = read(Map.of("kind", kind.id()));

        assertThat(settings).isEqualTo(TrainingSettings.defaults(kind));
        assertThat(settings.network().kind()).isEqualTo(kind);
        assertThat(settings.values()).containsEntry("kind", kind.id());
        assertThat(TrainingSettingsReader.keys(kind))
                .containsAll(settings.values().keySet());
    }

    @Test
    void keepsWhatTheConfigurationSays_unlessItIsReplaced() {
        TrainingSettings plain = read(Map.of("kind", "dl4j", "configuration", "{}", "epochs", 3));
        TrainingSettings replaced = read(Map.of(
                "kind", "dl4j", "configuration", "{}", "optimizer", "sgd", "l2", 0.1, "gradientClipping", "none"));

        assertThat(plain.network()).isEqualTo(ConfiguredNetwork.of("{}"));
        assertThat(plain.values()).doesNotContainKeys("optimizer", "l1", "gradientClipping.kind", "dropout");
        assertThat(replaced.network()).isEqualTo(new ConfiguredNetwork("{}", Set.of(ConfiguredNetwork.Part.values())));
        assertThat(replaced.values())
                .containsEntry("optimizer", "sgd")
                .containsEntry("l2", 0.1)
                .containsEntry("gradientClipping.kind", "none");
        assertThat(read(replaced.values())).isEqualTo(replaced);
        assertThat(read(plain.values())).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({
        "mlp, filters, cnn",
        "mlp, units, lstm",
        "lstm, batchNormalization, cnn",
        "dl4j, dropout, 'mlp, cnn, lstm'",
        "dl4j, hidden, 'mlp, cnn, lstm'",
        "cnn, configuration, dl4j",
    })
    void saysWhichKindHasASetting_whenThisOneDoesNot(String kind, String key, String owners) {
        assertThatThrownBy(() -> read(Map.of("kind", kind, key, 3)))
                .isInstanceOf(TrainingException.class)
                .hasMessage("audit.yaml:7: '" + key + "' is no setting of kind " + kind
                        + "\n  Leave it out, or choose a kind that has it: " + owners + ".");
    }

    @Test
    void refusesDropoutBesideAConfiguration() {
        TrainingSettings settings = TrainingSettings.of(ConfiguredNetwork.of("{}"));

        assertThatThrownBy(() -> settings.withRegularization(Regularization.NONE.withDropout(0.1)))
                .isInstanceOf(TrainingException.class)
                .hasMessage("training settings: 'dropout' is 0.1 for kind dl4j\n"
                        + "  Write the dropout of each layer into the configuration.");
    }

    @Test
    void suggestsAKind() {
        assertThatThrownBy(() -> read(Map.of("kind", "ccn")))
                .hasMessage(
                        "audit.yaml:7: 'kind' is 'ccn'\n" + "  Did you mean 'cnn'? Give one of mlp, cnn, lstm, dl4j.");
    }

    @ParameterizedTest
    @CsvSource({
        "kernel, 0, 'a whole number from 1 to 64, for example 3, or a list of such numbers, one for each convolution'",
        "pool, -1, 'a whole number from 0 to 64, for example 2, or a list of such numbers, one for each convolution'",
        "padding, sam, 'same, or a whole number from 0 to 63, or a list of them, one for each convolution'",
        "batchNormalization, 1, 'true or false'",
        "poolKind, mean, 'one of max, average'",
    })
    void refusesWrongSettingsOfImages(String key, String text, String allowed) {
        Object value = text.matches("-?\\d+") ? (Object) Integer.valueOf(text) : text;

        assertThatThrownBy(() -> read(Map.of("kind", "cnn", key, value)))
                .hasMessageStartingWith("audit.yaml:7: '" + key + "' is ")
                .hasMessageEndingWith("Give " + allowed + ".");
    }

    /** Two hundred settings of every kind, with every part drawn. */
    static Stream<TrainingSettings> randomSettings() {
        SplittableRandom random = new SplittableRandom(20_261_124L);
        return IntStream.range(0, 200).mapToObj(i -> RandomSettings.draw(random));
    }

    @ParameterizedTest
    @MethodSource("randomSettings")
    void readsBackItsOwnValues(TrainingSettings settings) {
        assertThat(read(settings.values())).isEqualTo(settings);
    }

    /** Draws settings. */
    private record RandomSettings(SplittableRandom random) {
        static TrainingSettings draw(SplittableRandom random) {
            RandomSettings draws = new RandomSettings(random);
            NetworkSettings network = draws.network();
            Regularization regularization = draws.regularization();
            boolean drops = network.kind() != NetworkKind.DL4J; // a configuration says its own dropout
            return new TrainingSettings(
                    network, draws.optimizer(), drops ? regularization : regularization.withDropout(0), draws.fit());
        }

        private NetworkSettings network() {
            List<Integer> hidden = sizes(0);
            HiddenActivation activation = any(HiddenActivation.values());
            return switch (any(NetworkKind.values())) {
                case MLP -> new MlpNetwork(hidden, activation);
                case CNN -> new CnnNetwork(blocks(), any(PoolKind.values()), random.nextBoolean(), hidden, activation);
                case LSTM -> new LstmNetwork(sizes(1), false, any(SequencePooling.values()), hidden, activation);
                case DL4J -> new ConfiguredNetwork("{\"a\": 1}", Set.of(ConfiguredNetwork.Part.values()));
            };
        }

        private List<ConvolutionBlock> blocks() {
            List<ConvolutionBlock> blocks = new ArrayList<>();
            for (int size : sizes(1)) {
                OptionalInt padding = random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(4));
                blocks.add(new ConvolutionBlock(
                        size,
                        1 + random.nextInt(7),
                        1 + random.nextInt(3),
                        padding,
                        new ConvolutionBlock.Pool(random.nextInt(4), 1 + random.nextInt(3))));
            }
            return blocks;
        }

        private OptimizerSettings optimizer() {
            Optimizer optimizer = any(Optimizer.values());
            Map<OptimizerConstant, Double> constants = new EnumMap<>(OptimizerConstant.class);
            optimizer.constants().keySet().forEach(constant -> constants.put(constant, random.nextDouble() + 1e-9));
            GradientClipping clipping =
                    new GradientClipping(any(GradientClipping.Kind.values()), 0.1 + random.nextDouble());
            LearningRateSchedule schedule = optimizer.hasLearningRate() ? schedule() : LearningRateSchedule.CONSTANT;
            return new OptimizerSettings(optimizer, 0.01 + random.nextDouble(), constants, schedule, clipping);
        }

        private LearningRateSchedule schedule() {
            LearningRateSchedule schedule = LearningRateSchedule.of(any(ScheduleKind.values()), ScheduleUnit.EPOCH);
            for (ScheduleNumber number : ScheduleNumber.values()) {
                if (schedule.kind().has(number) && random.nextBoolean()) {
                    schedule = schedule.with(number, 1 + random.nextInt(9));
                }
            }
            return schedule.withWarmUp(random.nextInt(3));
        }

        private Regularization regularization() {
            boolean whole = random.nextBoolean(); // numbers without a fraction are numbers too
            return new Regularization(
                    whole ? 1 : random.nextDouble(), random.nextDouble(), 0, random.nextDouble() / 2, 0.1);
        }

        private FitSettings fit() {
            ClassWeights weights = any(
                    ClassWeights.NONE, ClassWeights.BALANCED, ClassWeights.of(Map.of("no", 1.0, "yes: \"1\"", 2.5)));
            return new FitSettings(
                    1 + random.nextInt(9),
                    new BatchSettings(1 + random.nextInt(500), (1L + random.nextInt(5000)) << 20),
                    new EarlyStopping(random.nextDouble() / 2, random.nextInt(4), 1e-4, random.nextBoolean()),
                    weights,
                    new Checkpoints(1 + random.nextInt(3), 1 + random.nextInt(3)));
        }

        private List<Integer> sizes(int fewest) {
            return IntStream.range(0, fewest + random.nextInt(3))
                    .mapToObj(i -> 1 + random.nextInt(64))
                    .toList();
        }

        @SafeVarargs
        private <T> T any(T... choices) {
            return choices[random.nextInt(choices.length)];
        }
    }
}
