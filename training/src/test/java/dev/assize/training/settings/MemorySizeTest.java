package dev.assize.training.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemorySizeTest {
    @ParameterizedTest
    @CsvSource({"2GB, 2147483648", "2 gb, 2147483648", "512MB, 536870912", "512MiB, 536870912", "1048577, 1048577"})
    void readsAmounts(String text, long bytes) {
        assertThat(MemorySize.bytes(text)).hasValue(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GB", "-1GB", "1.5GB", "2 GB x", "9999999999GB"})
    void readsNothingElse(String text) {
        assertThat(MemorySize.bytes(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2147483648, 2GB", "1572864, 1536KB", "1048577, 1048577", "1125899906842624, 1024TB"})
    void writesTheShortestText(long bytes, String text) {
        assertThat(MemorySize.text(bytes)).isEqualTo(text);
        assertThat(MemorySize.bytes(text)).hasValue(bytes);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1023, 1L << 51})
    void isRefused_whenNoTrainingFitsOrNoMachineHasIt(long bytes) {
        FitSettings fit = TrainingSettings.defaults().fit();

        assertThatThrownBy(() -> fit.withBatch(new BatchSettings(10, bytes)))
                .isInstanceOf(TrainingException.class)
                .hasMessage("training settings: 'memory' is '" + MemorySize.text(bytes)
                        + "'\n  Give an amount of memory from 1MB to 1024TB, for example 2GB.");
    }
}
