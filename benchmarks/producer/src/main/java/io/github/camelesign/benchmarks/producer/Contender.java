// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.producer;

/**
 * One way to make the call.
 *
 * @param name in the table
 * @param call throws where the answer is not the one that is meant
 */
record Contender(String name, Call call) {

    @FunctionalInterface
    interface Call {
        void run() throws Exception;
    }
}
