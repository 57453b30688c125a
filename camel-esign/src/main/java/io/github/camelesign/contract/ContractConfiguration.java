// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import io.github.camelesign.spi.Contracts;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of the component {@code esign}. */
@Configurer
@UriParams
public class ContractConfiguration implements Cloneable {

    @UriParam(
            description =
                    "Name of the component that sends the contract, for example docusign: two components of one provider are two accounts.")
    @Metadata(required = true)
    private String provider;

    @UriParam(
            label = "producer",
            description =
                    "The contract as a resource, for example lease.contract.yaml or file:lease.contract.yaml. Property placeholders and Simple expressions in its values are resolved. Without it the message body is the contract, in which nothing is resolved and no files are named.")
    private String contract;

    @UriParam(
            label = "producer",
            defaultValue = "SIGNED",
            description = "What to download: the signed documents, the proof, or all in one file.")
    private Contracts.Part part = Contracts.Part.SIGNED;

    @UriParam(
            description =
                    "Where it is kept which contracts were sent, so that none is sent twice and events carry the reference. In memory by default, which ends with the process: use one that lasts, such as EsignFileStateRepository, or JdbcStateRepository for several nodes.")
    @Metadata(autowired = true)
    private StateRepository<String, String> stateRepository;

    @UriParam(
            label = "producer,advanced",
            javaType = "java.time.Duration",
            defaultValue = "30000",
            description = "How long looking into the documents of a contract may take.")
    private long checkTimeout = 30_000;

    @UriParam(
            label = "consumer",
            description =
                    "The types of events to deliver, separated by commas, for example completed,declined. All by default.")
    private String eventTypes;

    @UriParam(
            label = "advanced",
            prefix = "account.",
            multiValue = true,
            description =
                    "Options for the endpoints of the provider, for example account.accountId.")
    private Map<String, Object> account = new HashMap<>();

    public String getProvider() {
        return provider;
    }

    public void setProvider(String provider) {
        this.provider = provider;
    }

    public String getContract() {
        return contract;
    }

    public void setContract(String contract) {
        this.contract = contract;
    }

    public Contracts.Part getPart() {
        return part;
    }

    public void setPart(Contracts.Part part) {
        this.part = part;
    }

    public StateRepository<String, String> getStateRepository() {
        return stateRepository;
    }

    public void setStateRepository(StateRepository<String, String> stateRepository) {
        this.stateRepository = stateRepository;
    }

    public long getCheckTimeout() {
        return checkTimeout;
    }

    public void setCheckTimeout(long checkTimeout) {
        this.checkTimeout = checkTimeout;
    }

    public String getEventTypes() {
        return eventTypes;
    }

    public void setEventTypes(String eventTypes) {
        this.eventTypes = eventTypes;
    }

    public Map<String, Object> getAccount() {
        return account;
    }

    public void setAccount(Map<String, Object> account) {
        this.account = account;
    }

    ContractConfiguration copy() {
        try {
            ContractConfiguration copy = (ContractConfiguration) clone();
            copy.account = new HashMap<>(account);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
