// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.examples.cookbook;

import io.github.camelesign.testing.docs.CodeBlock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A page of the documentation, of which each section has blocks of its own. */
record Page(Path path) {

    static final Page COOKBOOK = new Page(Path.of("..", "..", "docs", "cookbook.md"));

    static Page guide(String name) {
        return new Page(Path.of("..", "..", "docs", "guide", name));
    }

    /** The blocks of a section in one language, in their order. */
    List<CodeBlock> blocks(String heading, String language) {
        try {
            List<String> lines = Files.readAllLines(path);
            int begin = lines.indexOf("## " + heading);
            if (begin < 0) {
                throw new IllegalArgumentException(path + " has no section " + heading);
            }
            int end = begin + 1;
            while (end < lines.size() && !lines.get(end).startsWith("## ")) {
                end++;
            }
            int last = end;
            return CodeBlock.of(path, language).stream()
                    .filter(block -> block.line() > begin && block.line() <= last)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
