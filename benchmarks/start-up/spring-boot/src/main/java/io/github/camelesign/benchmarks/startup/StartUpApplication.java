// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.benchmarks.startup;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Runs the routes that it is given. */
@SpringBootApplication
public class StartUpApplication {
    public static void main(String[] arguments) {
        SpringApplication.run(StartUpApplication.class, arguments);
    }
}
