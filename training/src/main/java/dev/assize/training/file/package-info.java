/**
 * Files that are not trusted: zips of named parts, JSON that says what is wrong with it, and networks of DL4J that name
 * no class but DL4J's own.
 *
 * <p>Start at {@link dev.assize.training.file.PartsZip} and {@link dev.assize.training.file.NetworkParts}. Nothing is
 * deserialised by Java, sizes are checked before memory is taken, and every fault is a
 * {@link dev.assize.training.settings.TrainingException} with the file as its place. Files are written whole or not at
 * all.
 */
@NullMarked
package dev.assize.training.file;

import org.jspecify.annotations.NullMarked;
