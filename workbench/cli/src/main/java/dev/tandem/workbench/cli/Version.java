package dev.tandem.workbench.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code tandem --version} prints. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "tandem " + (version == null ? "development" : version),
      "java " + System.getProperty("java.runtime.version")
    };
  }
}
