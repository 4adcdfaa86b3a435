def _pay(session, base, order):
    session.post(
        f"{base}/v2/conversion/stablecoins",
        json={
            'ref_id': order.id,
            'profile_id': order.profile,
            'recipient_profile_id': order.payee,
            'amount': order.total,
            'source_asset': 'USD',
            'target_asset': 'USDG',
        },
    )
