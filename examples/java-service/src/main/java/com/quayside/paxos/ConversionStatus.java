package com.quayside.paxos;

/** How far a conversion has come. */
public enum ConversionStatus {
    CREATED,
    SETTLED,
    CANCELLED;

    public boolean isFinal() {
        return this != CREATED;
    }
}
