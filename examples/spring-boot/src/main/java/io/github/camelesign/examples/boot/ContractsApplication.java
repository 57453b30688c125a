// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.examples.boot;

import io.github.camelesign.sandbox.EsignSandbox;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;

/** Has contracts signed: those that are posted to it, and a first one when it is up. */
@SpringBootApplication
public class ContractsApplication {

    public static void main(String[] args) {
        SpringApplication.run(ContractsApplication.class, args);
    }

    @Bean
    ApplicationRunner firstContract(
            ContractController contracts,
            @Value("classpath:rental-contract.pdf") Resource document,
            @Value("${contracts.first-signer}") String signer) {
        return arguments ->
                contracts.send(document.getContentAsByteArray(), "Rental contract.pdf", signer);
    }

    /** Stands in for SignNow; it starts when the properties ask for its address. */
    @Bean
    EsignSandbox sandbox() {
        EsignSandbox sandbox = new EsignSandbox();
        sandbox.setAutoSignMillis(2000);
        return sandbox;
    }
}
