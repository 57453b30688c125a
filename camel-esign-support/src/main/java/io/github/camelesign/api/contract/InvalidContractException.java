// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.api.contract;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.CamelException;

/** A contract that was not sent, because of what is wrong with it. */
public class InvalidContractException extends CamelException {

    private static final long serialVersionUID = 1L;

    private final transient List<ContractFinding> findings;

    /**
     * @param name of the contract, for the person who reads the log
     * @param findings all that is wrong
     */
    public InvalidContractException(String name, List<ContractFinding> findings) {
        super(
                findings.stream()
                        .map(finding -> "\n- " + finding)
                        .collect(
                                Collectors.joining(
                                        "", name + " cannot be sent, and nothing was:", "")));
        this.findings = List.copyOf(findings);
    }

    /** All that is wrong, in the order of the contract. */
    public List<ContractFinding> getFindings() {
        return findings;
    }
}
