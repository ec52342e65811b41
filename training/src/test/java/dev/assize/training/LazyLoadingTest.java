package dev.assize.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assize.core.Place;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Commands that only read settings or records must start without loading ND4J, which takes most of a second. */
class LazyLoadingTest {
    /** Loads our own classes anew and knows no ND4J and no DL4J. */
    private static final class WithoutDl4j extends ClassLoader {
        WithoutDl4j() {
            super(LazyLoadingTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.nd4j.") || name.startsWith("org.deeplearning4j.")) {
                throw new ClassNotFoundException(name + " was asked for, which must not happen here");
            }
            if (!name.startsWith("dev.assize.training.")) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException("there is no class file of " + name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException("the class file of " + name + " cannot be read", e);
            }
        }
    }

    @Test
    void settingsAndEvidenceNeedNoNativeCode() throws Exception {
        WithoutDl4j loader = new WithoutDl4j();

        Object settings = loader.loadClass("dev.assize.training.settings.TrainingSettingsReader")
                .getMethod("read", Map.class, Function.class)
                .invoke(null, Map.of("epochs", 2), (Function<String, Object>) Place::of);
        Object definitions = loader.loadClass("dev.assize.training.TrainingEvidence")
                .getMethod("definitions")
                .invoke(null);

        assertThat(settings.toString()).contains("epochs=2");
        assertThat(definitions.toString()).contains("training.loss");
    }

    @Test
    void trainerIsMadeWithoutNativeCode() throws Exception {
        WithoutDl4j loader = new WithoutDl4j();
        Class<?> settings = loader.loadClass("dev.assize.training.settings.TrainingSettings");
        Object defaults = settings.getMethod("defaults").invoke(null);

        Object trainer = loader.loadClass("dev.assize.training.Trainer")
                .getConstructor(settings)
                .newInstance(defaults);

        assertThat(trainer.getClass().getName()).isEqualTo("dev.assize.training.Trainer");
    }
}
