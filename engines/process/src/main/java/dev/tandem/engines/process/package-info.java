/**
 * The engine that is somebody's own program, in any language: {@code docs/own-engine.md} has the
 * protocol. Read {@code Program} first, which starts it and asks it, then {@code ProcessSession}.
 */
package dev.tandem.engines.process;
