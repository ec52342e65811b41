package dev.assize.cli.planted.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;

/** Breaks a habit: it runs what a file names. */
final class Deserializes {
    Object read(InputStream in) throws IOException, ClassNotFoundException {
        return new ObjectInputStream(in).readObject();
    }
}
