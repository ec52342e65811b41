package dev.assize.audit;

import java.nio.file.Path;

/**
 * Where the state of a training is saved.
 *
 * @param folder the folder; made when it is absent
 * @param resume whether training goes on from the latest state that is there; otherwise a folder that holds one is
 *     refused
 */
public record CheckpointPlace(Path folder, boolean resume) {}
