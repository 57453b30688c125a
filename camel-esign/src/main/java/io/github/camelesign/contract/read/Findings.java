// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract.read;

import io.github.camelesign.api.contract.ContractFinding;
import io.github.camelesign.api.contract.InvalidContractException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All that is wrong with one contract. */
public final class Findings {

    private final List<ContractFinding> all = new ArrayList<>();
    private Node root;

    void setRoot(Node root) {
        this.root = root;
    }

    void add(String path, int line, String message) {
        all.add(new ContractFinding(path, line, message));
    }

    /** At the line of that path. */
    public void add(String path, String message) {
        add(path, root == null ? 0 : root.lineOf(path), message);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** In the order of the contract, as far as its lines are known. */
    public List<ContractFinding> all() {
        return all.stream()
                .distinct()
                .sorted(Comparator.comparingInt(ContractFinding::line))
                .toList();
    }

    /** That these were found in the contract of this name. */
    public InvalidContractException exception(String name) {
        return new InvalidContractException(name, all());
    }

    /**
     * @param name of the contract
     * @throws InvalidContractException when anything is wrong
     */
    public void throwIfAny(String name) throws InvalidContractException {
        if (!all.isEmpty()) {
            throw exception(name);
        }
    }
}
