package dev.assize.training.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assize.core.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PrivacySettingsTest {
    private static TrainingSettings read(Map<String, ?> values) {
        return TrainingSettingsReader.read(values, key -> Place.of("audit.yaml"));
    }

    private static PrivacySettings readPrivacy(Map<String, ?> values) {
        return read(Map.of("privacy", values)).privacy().orElseThrow();
    }

    @Test
    void isAbsent_unlessAskedFor() {
        assertThat(read(Map.of()).privacy()).isEmpty();
        assertThat(read(Map.of()).values()).doesNotContainKey("privacy.delta");
    }

    @Test
    void hasDefaults_whenOnlyEpsilonIsGiven() {
        TrainingSettings settings = read(Map.of("privacy", Map.of("epsilon", 3)));

        assertThat(settings.privacy()).contains(PrivacySettings.of(PrivacyBudget.of(3, 1e-5)));
        assertThat(settings.fit().validationPart()).isZero();
        assertThat(settings.values())
                .containsEntry("privacy.epsilon", 3.0)
                .containsEntry("privacy.delta", 1e-5)
                .containsEntry("privacy.clipping", "flat")
                .containsEntry("privacy.clipNorm", 1.0)
                .containsEntry("privacy.sampling", "poisson")
                .containsEntry("privacy.noise", "gaussian")
                .containsEntry("privacy.noiseSource", "secure")
                .containsEntry("validation", 0.0)
                .doesNotContainKeys("privacy.noiseMultiplier", "privacy.gamma", "privacy.user", "privacy.augmentation");
    }

    @Test
    void readsEverySetting() {
        PrivacySettings settings = readPrivacy(Map.of(
                "noiseMultiplier",
                1.5,
                "delta",
                1e-6,
                "clipping",
                "automatic",
                "gamma",
                0.5,
                "sampling",
                "truncated",
                "mostRecords",
                900,
                "user",
                "who",
                "userRows",
                4,
                "noise",
                "discrete",
                "averaging",
                0.9));

        assertThat(settings.budget()).isEqualTo(PrivacyBudget.ofNoise(1.5, 1e-6));
        assertThat(settings.bound().mode()).isEqualTo(GradientBound.Mode.AUTOMATIC);
        assertThat(settings.bound().gamma()).isEqualTo(0.5);
        assertThat(settings.sampling())
                .isEqualTo(RecordSampling.DEFAULT.withMost(900).withUser("who", 4));
        assertThat(settings.noise().mode()).isEqualTo(NoiseSettings.Mode.DISCRETE);
        assertThat(settings.extras().averaging()).isEqualTo(0.9);
    }

    @Test
    void readsBackWhatItWrites() {
        TrainingSettings settings = TrainingSettings.defaults(NetworkKind.CNN)
                .withPrivacy(PrivacySettings.of(new PrivacyBudget(OptionalDouble.of(2), OptionalDouble.of(1.1), 1e-6))
                        .withBound(GradientBound.of(GradientBound.Mode.FLAT, 0.3)
                                .withQuantile(0.6)
                                .withDecay(0.5))
                        .withSampling(RecordSampling.DEFAULT.withMost(700))
                        .withNoise(NoiseSettings.DEFAULT.withDecay(0.7).withSource(NoiseSettings.Source.SEEDED))
                        .withExtras(new PrivateExtras(4, 2, true, 0.99)));

        assertThat(read(settings.values())).isEqualTo(settings);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(
                        Map.of("privacy", Map.of("epsilon", 0)),
                        "'privacy.epsilon' is 0\n  Give a number above 0 and at most 1000, for example 3."),
                Arguments.of(
                        Map.of("privacy", Map.of("epsilon", -1, "clipNorm", 0, "delta", 1)),
                        "'privacy.clipNorm' is 0\n  Give a number above 0 and at most 1000000000, for example 1."),
                Arguments.of(
                        Map.of("privacy", Map.of("epsilon", 1, "delta", 1)),
                        "'privacy.delta' is 1\n  Give a number above 0 and below 1, for example 0.00001."),
                Arguments.of(
                        Map.of("privacy", true),
                        "'privacy' is true\n  Give a mapping with the epsilon that may be spent, for example "
                                + "'privacy: {epsilon: 3}'."),
                Arguments.of(
                        Map.of("privacy", Map.of("delta", 1e-5)),
                        "private training has neither 'privacy.epsilon' nor 'privacy.noiseMultiplier'\n"
                                + "  Give the epsilon that may be spent, for example 'privacy: {epsilon: 3}', or the "
                                + "noise."),
                Arguments.of(
                        Map.of("privacy", Map.of("epsilon", 1, "gamma", 0.1)),
                        "'privacy.gamma' has no effect without 'clipping: automatic'\n"
                                + "  Leave it out, or write 'clipping: automatic' into 'privacy'."),
                Arguments.of(
                        Map.of("privacy", Map.of("epsilon", 1, "userRows", 3)),
                        "'privacy.userRows' has no effect without 'user: COLUMN'\n"
                                + "  Leave it out, or write 'user: COLUMN' into 'privacy'."),
                Arguments.of(
                        Map.of("validation", 0.1, "privacy", Map.of("epsilon", 1)),
                        "'validation' is 0.1 in private training\n  Leave it out: held-out rows would choose the epoch "
                                + "without noise. The last epoch is kept; measure on the test part."),
                Arguments.of(
                        Map.of("classWeights", "balanced", "privacy", Map.of("epsilon", 1)),
                        "'classWeights' is 'balanced' in private training\n  Give a number for each class that does not "
                                + "come from these rows, or leave it out: counting the labels is not covered by the "
                                + "guarantee."),
                Arguments.of(
                        Map.of("kind", "cnn", "batchNormalization", true, "privacy", Map.of("epsilon", 1)),
                        "'batchNormalization' is true in private training\n  Leave it out: it mixes the records of a "
                                + "batch, so that no record has a gradient of its own."),
                Arguments.of(
                        Map.of("privacy", Map.of("epsilon", 1, "augmentation", 3)),
                        "'privacy.augmentation' is no setting of kind mlp\n  Leave it out, or choose a kind that has it: "
                                + "cnn."));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void refusesWhatIsNotPrivateOrHasNoEffect(Map<String, ?> values, String message) {
        assertThatThrownBy(() -> read(values))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("audit.yaml: " + message);
    }

    @Test
    void namesAllFaultsAtOnce() {
        assertThatThrownBy(() -> readPrivacy(Map.of("epsilon", -1, "clipNorm", 0, "delta", 1, "sampling", "poison")))
                .satisfies(thrown ->
                        assertThat(((TrainingException) thrown).problems()).hasSize(4));
    }

    @Test
    void refusesTheSameInCode() {
        TrainingSettings plain = TrainingSettings.defaults();
        PrivacySettings privacy = PrivacySettings.of(PrivacyBudget.of(1, 1e-5));

        assertThatThrownBy(() -> new TrainingSettings(
                        plain.network(), plain.optimizer(), plain.regularization(), plain.fit(), Optional.of(privacy)))
                .hasMessageContaining("'validation' is 0.1 in private training");
        assertThatThrownBy(() -> plain.withFit(plain.fit().withClassWeights(ClassWeights.BALANCED))
                        .withPrivacy(privacy))
                .hasMessageContaining("'classWeights' is 'balanced' in private training");
        assertThatThrownBy(() -> PrivacyBudget.of(Double.NaN, 1e-5)).hasMessageContaining("'privacy.epsilon' is NaN");
        assertThatThrownBy(() -> new PrivacyBudget(OptionalDouble.empty(), OptionalDouble.empty(), 1e-5))
                .hasMessageContaining("private training has neither 'privacy.epsilon' nor");
        assertThatThrownBy(
                        () -> GradientBound.of(GradientBound.Mode.NORMALIZED, 1).withQuantile(0.5))
                .hasMessageContaining("'privacy.quantile' is 0.5 with another clipping than flat");
        assertThat(List.of(GradientBound.Mode.values())).hasSize(4);
    }
}
