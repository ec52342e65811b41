package dev.assize.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProductLibraryTest {
    @Test
    void isOpenBlasAlone_andWorks_whenTheModuleIsMissing() throws Exception {
        assertThat(run()).isEqualTo("OPEN_BLAS 1000000.0");
    }

    @Test
    void isOpenBlasAlone_whenTheOptimizingCompilerIsOff() throws Exception {
        assertThat(run("--add-modules", "jdk.incubator.vector", "-XX:TieredStopAtLevel=1"))
                .isEqualTo("OPEN_BLAS 1000000.0");
    }

    @Test
    void isTheSameForAllKernelsOfAProcess() {
        assertThat(ProductLibrary.inUse()).isEqualTo(ProductLibrary.inUse());
        assertThat(ProductLibrary.OPEN_BLAS.label()).isEqualTo("OpenBLAS");
        assertThat(ProductLibrary.VECTOR.label()).isEqualTo("OpenBLAS, large ones JDK Vector API");
    }

    @Test
    void knowsTheOptimizingCompilerByTheVirtualMachinesOwnWords() {
        assertThat(ProductLibrary.compiles("mixed mode, sharing")).isTrue();
        assertThat(ProductLibrary.compiles("mixed mode, emulated-client, sharing"))
                .isFalse();
        assertThat(ProductLibrary.compiles("interpreted mode")).isFalse();
        assertThat(ProductLibrary.compiles("")).isFalse();
    }

    private static String run(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Program.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /** Multiplies two matrices of 100 rows of ones, in a process of its own, and prints the sum of the result. */
    static final class Program {
        private static final int EDGE = 100;

        private Program() {}

        public static void main(String[] arguments) {
            Kernels<float[]> kernels = new FloatKernels();
            float[] ones = kernels.allocate(EDGE * EDGE);
            kernels.rows().fill(ones, EDGE * EDGE, 1);
            float[] result = kernels.allocate(EDGE * EDGE);
            kernels.products().multiply(Product.of(Product.Form.PLAIN, EDGE, EDGE, EDGE), ones, ones, result);
            double sum = 0;
            for (float number : result) {
                sum += number;
            }
            System.out.print(ProductLibrary.inUse() + " " + sum);
        }
    }
}
