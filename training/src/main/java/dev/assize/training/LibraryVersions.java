package dev.assize.training;

import dev.assize.engine.kernel.ProductLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** The versions of what trains. */
public final class LibraryVersions {
    private static final String DL4J = "/META-INF/maven/org.deeplearning4j/deeplearning4j-nn/pom.properties";

    private LibraryVersions() {}

    /** Returns versions by name. */
    public static SortedMap<String, String> all() {
        SortedMap<String, String> versions = new TreeMap<>();
        versions.put(
                "assize",
                Optional.ofNullable(LibraryVersions.class.getPackage().getImplementationVersion())
                        .orElse("development"));
        versions.put("deeplearning4j", deeplearning4j());
        versions.put("java", Runtime.version().toString());
        versions.put("products", ProductLibrary.inUse().label());
        return versions;
    }

    private static String deeplearning4j() {
        try (InputStream in = MultiLayerNetwork.class.getResourceAsStream(DL4J)) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + DL4J + " inside the DL4J jar; is the jar complete?", e);
        }
    }
}
