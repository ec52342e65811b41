package dev.assize.cli.planted.engine;

import org.nd4j.shade.jackson.databind.ObjectMapper;

/** Breaks the table: the copies of other libraries inside ND4J are nobody's. */
final class UsesShadedJackson {
    ObjectMapper mapper = new ObjectMapper();
}
