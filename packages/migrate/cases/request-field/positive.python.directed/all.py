def _pay(session, base, order):
    session.post(
        f"{base}/v2/orchestration/orchestrations",
        json={
            'ref_id': order.id,
            'source': {
                'profile': {
                    'profile_id': order.profile,
                },
            },
            'destination': {
                'profile': {
                    'profile_id': order.payee or order.profile,
                },
            },
            'source_amount': order.total,
            'source_asset': 'USD',
            'destination_asset': 'USDG',
        },
    )
