package dev.tandem.workbench.observed;

/**
 * Memory at a moment, in bytes.
 *
 * @param seconds since the JVM's start, waiting included
 * @param residentBytes physical memory of the process; 0 where the system does not tell
 * @param heapBytes the part of it that is Java heap: of each of the heap's pools as much as was
 *     ever in use, since the JVM keeps pages that it has touched
 * @param offHeapBytes the rest: code, stacks, mapped data, native libraries and what they allocate
 */
public record MemorySample(double seconds, long residentBytes, long heapBytes, long offHeapBytes) {}
