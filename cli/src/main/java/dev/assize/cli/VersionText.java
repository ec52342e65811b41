package dev.assize.cli;

import dev.assize.audit.Versions;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"assize " + Versions.assize(), "Java " + Versions.java()};
    }
}
