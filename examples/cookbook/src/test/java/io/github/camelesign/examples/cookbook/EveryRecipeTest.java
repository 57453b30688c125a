// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.examples.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** A test runs all blocks of its recipe, so that no block is forgotten if no recipe is. */
class EveryRecipeTest {

    @Test
    void everyRecipeHasATest() throws Exception {
        assertThat(Files.readAllLines(Page.COOKBOOK.path()))
                .filteredOn(line -> line.startsWith("## "))
                .containsExactly(
                        "## What all of them use",
                        "## REST in and out",
                        "## Mail in, mail out",
                        "## Queues in and out",
                        "## A contract for each line of a table",
                        "## Reminders",
                        "## Signing on your own site",
                        "## An archive in a database",
                        "## Delivery by SFTP");
    }
}
